// The page around every contestant: a heading, a paragraph, the programme, and a footer that it pushes down.

/** @param {{head?: string, body: string, end?: string}} parts */
export const page = ({ head = '', body, end = '' }) => `<!doctype html>
<html lang="en" data-page>
<head data-page>
<meta charset="utf-8" data-page>
<meta name="viewport" content="width=device-width, initial-scale=1" data-page>
<title data-page>Conference</title>
<style data-page>body { max-width: 60rem; margin: 1rem auto; font-family: sans-serif }</style>
${head}
</head>
<body data-page>
<h1 data-page>Conference</h1>
<p data-page>Four days in the halls by the river. Doors open an hour before the first session.</p>
${body}
<footer data-page><p data-page>Tickets, travel and contact</p></footer>
${end}
</body>
</html>
`;

export const html = (/** @type {string} */ body) => ({ type: 'text/html; charset=utf-8', body });
export const script = (/** @type {string | Buffer} */ body) => ({ type: 'text/javascript; charset=utf-8', body });
export const style = (/** @type {string | Buffer} */ body) => ({ type: 'text/css; charset=utf-8', body });
export const data = (/** @type {unknown} */ value) => ({
  type: 'application/json',
  body: typeof value === 'string' ? value : JSON.stringify(value),
  data: true,
});

// A WordPress of its own in a throw-away folder: Debian's files, a database without a network, PHP's own server.

import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = '/usr/share/wordpress';

export async function freePort() {
  const port = createServer();
  await new Promise((then) => port.listen(0, '127.0.0.1', then));
  const { port: number } = port.address();
  await new Promise((then) => port.close(then));
  return number;
}

/** A program in the foreground, once `isUp` says so. */
async function start(program, args, isUp, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + text).slice(-5000)));
  const over = new Promise((then) => child.on('exit', then));
  for (let turn = 0; !(await isUp().then(() => true, () => false)); turn++) {
    if (child.exitCode !== null || turn > 300) throw new Error(`${program}: ${said}`);
    await new Promise((then) => setTimeout(then, 100));
  }
  return () => (child.kill(), over);
}

const config = ({ origin, socket, log }) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'AUTH_KEY', 'a' ); define( 'SECURE_AUTH_KEY', 'b' ); define( 'LOGGED_IN_KEY', 'c' ); define( 'NONCE_KEY', 'd' );
define( 'AUTH_SALT', 'e' ); define( 'SECURE_AUTH_SALT', 'f' ); define( 'LOGGED_IN_SALT', 'g' ); define( 'NONCE_SALT', 'h' );
define( 'WP_HOME', '${origin}' );
define( 'WP_SITEURL', '${origin}' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '${log}' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
// There is nobody to ask.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
`;

/**
 * Installs it, with the plugin among its plugins but not active.
 * @param {string} plugin the plugin's folder
 */
export async function startWordPress(plugin) {
  const work = await mkdtemp(join(tmpdir(), 'city-widgets-wordpress-'));
  const closers = [() => rm(work, { recursive: true, force: true })];
  const close = async () => {
    for (const one of closers.reverse()) await one();
  };
  try {
    const root = join(work, 'site');
    const [data, socket, log] = ['data', 'db.sock', 'debug.log'].map((name) => join(work, name));
    // Much of Debian's is links to other packages.
    await run('cp', ['-rL', SOURCE, root]);
    await mkdir(join(root, 'wp-content/uploads'), { recursive: true });
    await cp(plugin, join(root, 'wp-content/plugins/city-widgets'), { recursive: true });

    const user = process.getuid() === 0 ? ['--user=root'] : [];
    await run('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--skip-test-db', '--auth-root-authentication-method=normal', ...user]);
    const sql = (text) => run('mariadb', ['--no-defaults', `--socket=${socket}`, '-e', text]);
    closers.push(await start('/usr/sbin/mariadbd', ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${work}/db.pid`, '--skip-networking', '--skip-grant-tables', ...user], () => sql('select 1')));
    await sql('create database wordpress character set utf8mb4');

    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    await writeFile(join(root, 'wp-config.php'), config({ origin, socket, log }));
    /** Runs PHP inside WordPress; what it prints is JSON. */
    const php = async (code, { before = '' } = {}) => {
      const file = join(work, 'task.php');
      await writeFile(file, `<?php ${before} $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; require '${root}/wp-load.php'; ${code}`);
      const { stdout } = await run('php', [file], { maxBuffer: 1 << 24 });
      try {
        return stdout && JSON.parse(stdout);
      } catch {
        throw new Error(`PHP said: ${stdout.slice(0, 500)}`);
      }
    };
    await php("require ABSPATH . 'wp-admin/includes/upgrade.php'; wp_install( 'City of Tests', 'admin', 'admin@example.org', true, '', 'secret' );", { before: "define( 'WP_INSTALLING', true );" });
    closers.push(await start('php', ['-S', `127.0.0.1:${port}`, '-t', root], () => fetch(`${origin}/readme.html`), { env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } }));
    const version = await php('echo json_encode( $GLOBALS["wp_version"] );');
    return { origin, root, php, version, log: () => readFile(log, 'utf8').catch(() => ''), close };
  } catch (error) {
    await close();
    throw error;
  }
}

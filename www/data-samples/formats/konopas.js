var program = [
  {
    "id": "11", "title": "Shade for schools", "desc": "<p>Trees, sails and cool roofs.</p>",
    "tags": ["Track: Heat"], "date": "2028-06-25", "time": "09:30", "mins": "45", "loc": ["Great hall"],
    "people": [{ "id": "ana", "name": "Ana Sousa" }]
  }
];
var people = [{ "id": "ana", "name": ["Ana", "Sousa"], "prog": ["11"] }];

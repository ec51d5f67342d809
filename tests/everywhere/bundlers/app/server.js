import { render } from "./render.js";

render().then((seen) => console.log(JSON.stringify(seen)));

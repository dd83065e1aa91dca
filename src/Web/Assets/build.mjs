// Builds wwwroot/lib from npm packages: one stylesheet (Det Fælles Designsystem in our colours, plus our own), two fonts, one icon sprite.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const dkfds = join(web, "node_modules/dkfds");
const lib = join(web, "wwwroot/lib");

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });

const { css } = compile(join(web, "Assets/site.scss"), {
  style: "compressed",
  charset: false,
  loadPaths: [join(dkfds, "dist/scss")],
  silenceDeprecations: ["import", "global-builtin", "color-functions"],
  quietDeps: true,
});
writeFileSync(join(lib, "site.css"), css);

// The few pictures the stylesheet itself asks for.
for (const [, name] of css.matchAll(/url\("dkfds\/([a-z-]+\.svg)"\)/g)) {
  cpSync(join(dkfds, "dist/img/svg-icons", name), join(lib, "dkfds", name));
}

// Latin1 holds æøå and Danish quotation marks; a fifth of the whole font. The folder carries the version, so browsers may keep it for ever.
const fonts = `plex-${JSON.parse(readFileSync(join(dkfds, "package.json"), "utf8")).version}`;
if (!css.includes(fonts)) throw new Error(`The fonts are now in ${fonts}: say so in _page.scss, _Layout.cshtml and StaticAssets.cs.`);
mkdirSync(join(lib, fonts));
for (const weight of ["Regular", "SemiBold"]) {
  cpSync(join(dkfds, `dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-${weight}-Latin1.woff2`), join(lib, fonts, `${weight.toLowerCase()}.woff2`));
}
cpSync(join(dkfds, "dist/fonts/IBMPlexSans/complete/woff2/license.txt"), join(lib, fonts, "LICENSE.txt"));
cpSync(join(dkfds, "LICENSE.md"), join(lib, "LICENSE-dkfds.md"));

// Only the icons we use; <vv-icon name> looks them up by these names.
const icons = [
  "arrow-forward", "chevron-left", "chevron-right", "close", "contact-support", "document", "download", "info", "link", "list-add",
  "location", "map", "menu", "print", "search", "time", "warning",
];
const symbols = icons.map((name) => {
  const svg = readFileSync(join(dkfds, `dist/img/svg-icons/${name}.svg`), "utf8");
  const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
  const body = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
});
writeFileSync(join(lib, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);

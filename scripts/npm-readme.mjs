const repository = "https://github.com/novu-channel-connections/novu-channel-connections";
const pictures = "https://raw.githubusercontent.com/novu-channel-connections/novu-channel-connections/main";

/**
 * The README that npm shows, from that of the repository: without the parts between `<!-- repository -->` and
 * `<!-- /repository -->`, and with links that work outside of the repository. A link to a folder ends with a slash.
 */
export function npmReadme(readme) {
  const shown = readme.replace(/<!-- repository -->\n[\s\S]*?<!-- \/repository -->\n+/g, "");
  // Code stays as it is.
  return shown
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) => (part.startsWith("```") ? part : withAbsoluteLinks(part)))
    .join("");
}

const withAbsoluteLinks = (text) =>
  text
    .replace(/(?<=!\[[^\]]*\]\()(?!https?:)[^)\s]+|(?<=\bsrc=")(?!https?:)[^"]+/g, (path) => `${pictures}/${path}`)
    .replace(/(?<=\]\()(?!https?:|#)[^)\s]+/g, (path) => `${repository}/${path.endsWith("/") ? "tree" : "blob"}/main/${path}`);

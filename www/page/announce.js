const announcement = document.getElementById("announcement");

/** Says something to people who hear the page instead of seeing it. */
export function announce(text) {
  announcement.textContent = text;
}

/// The field above the list of contents of the HTML page that shortens the list as one types.
///
/// It comes to sight by its own script, so that nobody sees a field that does nothing: without scripts
/// the page is as whole as with them. Nothing is fetched or sent.
enum ContentsFilter {
  /// The names in the page that no article may have.
  static let anchors: Set<String> = ["filter", "matches"]

  /// The field, and where the number of matches is said.
  static let field = """
    <p class="filter" hidden="">
    <label for="filter">Find an article by words or by an error message</label>
    <input id="filter" type="search" autocomplete="off">
    <span id="matches" role="status"></span>
    </p>

    """

  /// Every word must stand in an article's title, question or messages; where no article has them there,
  /// its whole text will do.
  static let script = """
    "use strict";
    (() => {
      const field = document.getElementById("filter");
      const matches = document.getElementById("matches");
      const shelves = [...document.querySelectorAll("#contents details")];
      const plain = (text) => text.toLowerCase().replace(/[\u{2018}\u{2019}]/g, "'");
      let entries;
      const read = () => shelves.flatMap((shelf) =>
        [...shelf.querySelectorAll("li")].map((item) => {
          const link = item.firstElementChild;
          const article = document.getElementById(link.hash.slice(1));
          const parts = [...article.querySelectorAll("h3, .question, .messages")];
          return {
            item, shelf, link,
            head: plain([link, ...parts].map((part) => part.textContent).join(" ")),
            whole: plain(article.textContent),
          };
        }));
      const find = () => {
        const words = plain(field.value).split(/\\s+/).filter(Boolean);
        entries = entries || read();
        const having = (part) =>
          entries.filter((entry) => words.every((word) => entry[part].includes(word)));
        const heads = having("head");
        const found = new Set(heads.length > 0 ? heads : having("whole"));
        for (const entry of entries) entry.item.hidden = !found.has(entry);
        const open = new Set([...found].map((entry) => entry.shelf));
        for (const shelf of shelves) {
          shelf.hidden = !open.has(shelf);
          shelf.open = words.length > 0 && open.has(shelf);
        }
        matches.textContent = words.length === 0 ? "" :
          found.size === 0 ? "Nothing has all of these words." :
          found.size === 1 ? "1 article" : found.size + " articles";
        return [...found];
      };
      field.addEventListener("input", find);
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || field.value.trim() === "") return;
        const first = find()[0];
        if (first) location.hash = first.link.hash;
      });
      field.parentElement.hidden = false;
    })();
    """

  /// The script's SHA-256 digest as the page's policy names it: nothing else that might get into the page
  /// is run.
  static let digest = "sha256-1Yi6Iq/gQka3i0XWTjdRgNbMQnfP9HNJwbba8PThurU="
}

/// The field above the list of contents of the HTML page, below which the articles stand that have the
/// words which one types.
///
/// It comes to sight by its own script, so that nobody sees a field that does nothing: without scripts
/// the page is as whole as with them. Nothing is fetched or sent.
enum ContentsFilter {
  /// The names in the page that no article may have.
  static let anchors: Set<String> = ["filter", "matches", "found"]

  /// The field, where the number of articles is said, and the articles.
  static let field = """
    <div class="filter" hidden="">
    <label for="filter">Find an article by words or by an error message</label>
    <input id="filter" type="search" autocomplete="off">
    <p id="matches" role="status"></p>
    <ol id="found"></ol>
    </div>

    """

  /// An article counts the more the rarer the words are that it has, the higher up they stand (in the title,
  /// in the question and the messages, in the text), and a little the more often. A whole message that stands in what is typed, or
  /// what is typed as a whole or said not to work, counts as well. A word that no article has stands for its stem, a part of a
  /// word, or one with one slip less. Nothing is hidden for lack of a word. What stands first on the page is
  /// what most need.
  static let script = """
    "use strict";
    (() => {
      const field = document.getElementById("filter");
      const matches = document.getElementById("matches");
      const found = document.getElementById("found");
      const shelves = [...document.querySelectorAll("#contents details")];
      const plain = (text) => " " + (text.toLowerCase().replace(/[\u{2018}\u{2019}]/g, "'")
        .replace(/\\bcan(?:'?t| not)\\b/g, "cannot").replace(/n't\\b/g, " not")
        .match(/[\\p{L}\\p{N}]+(?:[._@][\\p{L}\\p{N}]+)*/gu) || []).join(" ") + " ";
      const near = (one, other) => {
        let same = 0;
        while (same < one.length && one[same] === other[same]) same += 1;
        const [a, b] = [one.slice(same), other.slice(same)];
        return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) ||
          (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
      };
      const little = new Set(("a an and are at but by can cannot do does for from get gets has have i in is it " +
        "mail mails me my no not of on or our the to with you your").split(" "));
      let entries, known;
      const read = () => {
        const text = (part) => part.textContent;
        entries = [...document.querySelectorAll("#contents details li")].map((item) => {
          const hash = item.firstElementChild.hash;
          const article = document.getElementById(hash.slice(1));
          const heads = article.querySelectorAll(".question, .messages, .sayings");
          const phrases = (item.dataset.phrases || "").split("|").filter(Boolean);
          const title = text(article.querySelector("h3")).replace(/ #$/, "");
          return {
            hash, title,
            phrases: phrases.map((phrase) => phrase.split("*").map(plain).filter((piece) => piece.trim())),
            parts: [
              [title, text(item)], [...heads].map(text).concat(phrases), [text(article)],
            ].map((texts) => plain(texts.join(" "))),
          };
        });
        known = [...new Set(entries.flatMap((entry) => (entry.parts[0] + entry.parts[1]).split(" ")))];
      };
      const rarity = (part, form) => {
        const having = entries.filter((entry) => entry.parts[part].includes(form)).length;
        return having > 0 ? Math.log((entries.length + 1) / having) : 0;
      };
      const form = (word) => {
        const stem = word.replace(/(?:ing|ed|es|s)$/, "");
        const slip = () => known.find((other) => other.length > 3 && near(word, other));
        const forms = [word.length < 4 ? ` ${word} ` : " " + word, " " + (stem.length > 3 ? stem : word), word];
        return forms.find((form) => rarity(2, form) > 0 || rarity(1, form) > 0) ||
          " " + (word.length > 4 && slip() || word);
      };
      const said = (typed, pieces) => {
        let at = 0;
        return pieces.every((piece) => {
          const here = typed.indexOf(piece, at);
          at = here + piece.length - 1;
          return here >= 0;
        });
      };
      const find = () => {
        const typed = plain(field.value);
        const all = [...new Set(typed.split(" ").filter(Boolean))];
        const telling = all.filter((word) => !little.has(word));
        const words = telling.length > 0 ? telling : all;
        if (words.length > 0 && !entries) read();
        const weights = [3, 2, 1];
        const denied = / (?:cannot|not|no) /.test(typed) ? telling.flatMap((word) => [` cannot ${word} `, ` not ${word} `]) : [];
        const forms = words.map(form)
          .map((form) => [form, weights.map((weight, part) => weight * rarity(part, form))]);
        const often = (text, form) => text.includes(form) ? 1 + Math.log(text.split(form).length - 1) / 4 : 0;
        const score = (entry, index) => (index < 5 ? 1.5 : 1) * (forms.reduce((sum, [form, worths]) => sum +
          worths.reduce((sum, worth, part) => sum + worth * often(entry.parts[part], form), 0), 0) +
          (all.length > 1 && [typed, ...denied].some((said) => (entry.parts[0] + entry.parts[1]).includes(said)) ? 15 : 0) +
          Math.max(0, ...entry.phrases.filter((pieces) => said(typed, pieces))
            .map((pieces) => Math.min(pieces.join("").trim().length, 30))));
        const ranked = words.length === 0 ? [] : entries.map((entry, index) => ({ entry, score: score(entry, index) }))
          .sort((one, other) => other.score - one.score);
        const shown = ranked.filter(({ score }) => score > 1 && score > ranked[0].score / 5).slice(0, 12);
        found.replaceChildren(...shown.map(({ entry }) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          [link.href, link.textContent] = [entry.hash, entry.title];
          item.append(link);
          return item;
        }));
        for (const shelf of shelves) shelf.hidden = shown.length > 0;
        matches.textContent = words.length === 0 ? "" :
          shown.length === 0 ? "Nothing has these words. Here are all articles." :
          shown.length === 1 ? "1 article" : shown.length + " articles, the likeliest first";
        return shown;
      };
      field.addEventListener("input", find);
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        const first = find()[0];
        if (first) location.hash = first.entry.hash;
      });
      field.parentElement.hidden = false;
    })();
    """

  /// The script's SHA-256 digest as the page's policy names it: nothing else that might get into the page
  /// is run.
  static let digest = "sha256-xR9g/H7bTOdgKc32FsoDicd04soD8B1CNUiC5FcTlsA="
}

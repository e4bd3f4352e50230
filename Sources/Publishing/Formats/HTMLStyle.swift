/// How the page looks: one column of readable width, dark or light as the reader's system is, tables
/// that turn into lists on a phone, and nothing hidden on paper.
enum HTMLStyle {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --ink: #1c1f23; --soft: #5a626c; --paper: #ffffff; --panel: #f3f5f7; --line: #cfd6dd;
      --link: #0b57a4; --notice: #fff4d6; --notice-line: #b98900;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e9ec; --soft: #a5afb9; --paper: #15181b; --panel: #1f2429; --line: #3b444d;
        --link: #8abfff; --notice: #332a10; --notice-line: #d9a91f;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 55rem; background: var(--paper);
      color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; overflow-wrap: break-word;
    }
    a { color: var(--link); text-underline-offset: .15em; }
    h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 2rem; margin: 1rem 0 .25rem; }
    h2 { font-size: 1.5rem; margin: 3rem 0 1rem; }
    h3 { font-size: 1.3rem; margin: 0 0 .25rem; }
    h4 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
    h5 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
    p, ul, ol { margin: .5rem 0; max-width: 47rem; }
    ul, ol { padding-left: 1.5rem; }
    li { margin: .25rem 0; }
    code {
      font: .92em ui-monospace, monospace; background: var(--panel); padding: .1em .3em;
      border-radius: .25em; overflow-wrap: anywhere;
    }
    nav { background: var(--panel); border-radius: .5rem; padding: .25rem 1.25rem 1rem; }
    nav h2 { font-size: 1.1rem; margin: .75rem 0 .5rem; }
    nav ul { list-style: none; padding-left: 1.1rem; columns: 22rem; column-gap: 2rem; max-width: none; }
    .messages ul, .short ul { columns: 20rem; column-gap: 2rem; max-width: none; }
    nav li, .messages li, .short li { break-inside: avoid; margin: 0; padding: .125rem 0; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { position: static; display: inline-block; padding: .35rem 0; }
    main:focus { outline: none; }
    .filter { display: grid; gap: .25rem; }
    .filter[hidden] { display: none; }
    .filter input {
      width: 100%; max-width: 30rem; padding: .45rem .6rem; font: inherit; color: var(--ink);
      background: var(--paper); border: 1px solid var(--soft); border-radius: .35rem;
    }
    #matches { min-height: 1.55em; color: var(--soft); }
    #found { columns: auto; list-style: decimal; padding-left: 1.7rem; max-width: none; }
    #found li { padding: .2rem 0; }
    #found:empty { display: none; }
    .count { color: var(--soft); font-weight: normal; }
    summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
    article { border-top: 1px solid var(--line); padding: 1.75rem 0 1rem; }
    article details { border-left: 3px solid var(--line); padding-left: .75rem; margin: .35rem 0; }
    .question { color: var(--soft); margin-top: 0; }
    .standing, .anchor, caption { color: var(--soft); }
    .standing { font-size: .92rem; margin-top: 1.5rem; }
    .anchor { text-decoration: none; font-weight: normal; }
    .notice {
      background: var(--notice); border-left: 4px solid var(--notice-line); padding: .6rem .9rem;
    }
    table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95rem; }
    th code, td code { white-space: nowrap; }
    caption { text-align: left; padding-bottom: .35rem; font-weight: 600; }
    th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; }
    thead th { border-bottom: 2px solid var(--line); }
    tbody th, tbody td { border-bottom: 1px solid var(--line); }
    tbody th { font-weight: 600; }
    :target > h3 { text-decoration: underline; text-decoration-color: var(--notice-line); }
    @media (max-width: 46rem) {
      body { padding: .5rem 1rem 3rem; }
      h1 { font-size: 1.6rem; }
      h2 { font-size: 1.35rem; }
      table, caption, tbody, tr, th, td { display: block; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
      tbody th, tbody td { border: 0; padding: .1rem 0; }
      th code, td code { white-space: normal; }
      tbody td { padding-left: 1rem; }
      tbody td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
      tbody td:empty { display: none; }
    }
    @media print {
      :root {
        --ink: #000000; --soft: #333333; --paper: #ffffff; --panel: #ffffff; --line: #999999;
        --link: #000000; --notice: #ffffff;
      }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      nav, .anchor, .standing a { display: none; }
      details::details-content { display: block; content-visibility: visible; height: auto; }
      h2, h3, h4, h5, summary, caption, thead { break-after: avoid; }
      tr, li { break-inside: avoid; }
    }

    """
}

/// The style sheet: one column of text and figures, system type, colours with a contrast of 4.5 or more on white, and a
/// palette (blue, vermilion, green, purple) that stays apart for who is colour-blind; dashes and names tell lines apart too.
enum Stijl {
  static let css = """
    :root {
      --inkt: #14202b; --stil: #51606d; --lijn: #d5dce2; --vlak: #f4f6f8; --papier: #fff; --blauw: #0b4f8a; --diep: #0a3357;
      --s0: #0b4f8a; --s1: #b4450b; --s2: #00704f; --s3: #7a3a8c; --s4: #6b5900; --s5: #51606d; --geel: #fff6db; --oranje: #8a3d00;
      --groen: #00613f; --rood: #a3200d;
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    body {
      margin: 0; color: var(--inkt); background: var(--papier); line-height: 1.55; font-size: 1.0625rem;
      font-family: "Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
    }
    .breed { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
    a { color: var(--blauw); text-underline-offset: .15em; text-decoration-thickness: .06em; }
    a:hover { color: var(--diep); text-decoration-thickness: .12em; }
    :focus-visible { outline: 3px solid #b4450b; outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    .overslaan { position: absolute; left: -100rem; background: var(--papier); padding: .5rem 1rem; z-index: 9; }
    .overslaan:focus { left: 1rem; top: .5rem; }
    .voorlezer { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .kop { background: var(--diep); color: #fff; border-bottom: 4px solid #e0a100; }
    .kop .breed { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 2rem; padding-top: .9rem; padding-bottom: .9rem; }
    .kop a { color: #fff; text-decoration: none; }
    .kop :focus-visible { outline-color: #ffd35c; }
    .merk { font-weight: 700; font-size: 1.2rem; display: grid; grid-template-columns: auto 1fr; column-gap: .7rem; line-height: 1.2; }
    .merkteken { grid-row: span 2; width: 2.1rem; height: 2.1rem; align-self: center; border-radius: 3px;
      background: linear-gradient(to top, #e0a100 0 40%, transparent 40%) 0 0/30% 100% no-repeat,
        linear-gradient(to top, #fff 0 65%, transparent 65%) 50% 0/28% 100% no-repeat,
        linear-gradient(to top, #7fb8e6 0 92%, transparent 92%) 100% 0/30% 100% no-repeat; }
    .merkregel { font-weight: 400; font-size: .85rem; color: #d3e2ef; }
    .kop nav { margin-left: auto; }
    .kop ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .3rem; }
    .kop li a { display: block; padding: .35rem .7rem; border-radius: 3px; }
    .kop li a:hover { background: #ffffff22; }
    .kop li a[aria-current] { background: #fff; color: var(--diep); font-weight: 600; }
    .kruimels { padding-top: 1.1rem; font-size: .95rem; }
    .kruimels ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; color: var(--stil); }
    .kruimels li + li::before { content: "›"; padding: 0 .5rem; }
    h1 { font-family: "Source Serif 4", "Source Serif Pro", Georgia, "Noto Serif", "Liberation Serif", serif;
      font-weight: 600; font-size: clamp(1.7rem, 1.2rem + 2.2vw, 2.6rem); line-height: 1.15; letter-spacing: -.01em;
      margin: 1.6rem 0 .8rem; max-width: 24em; text-wrap: balance; }
    .kruimels + h1 { margin-top: .9rem; }
    h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.6rem 0 .7rem; }
    h3 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
    p, .lees { max-width: 42rem; }
    .inleiding { font-size: 1.15rem; color: var(--stil); margin-top: 0; }
    .stil { color: var(--stil); }
    .soort { border-left: 4px solid var(--blauw); background: var(--vlak); padding: .55rem .9rem; margin: 1rem 0 1.4rem; max-width: none; }
    .soort.exact { border-color: #b4450b; background: var(--geel); }
    .soort.leeg { border-color: var(--stil); }
    .bericht { border: 1px solid #d9a400; border-left-width: 6px; background: var(--geel); padding: .3rem 1rem; margin: 1.2rem 0; border-radius: 2px; }
    .laat { margin-left: .5rem; padding: 0 .5rem; border: 1px solid #d9a400; border-radius: 1rem; background: var(--geel); font-size: .85rem; }
    .leegte { padding: 2rem 1rem; background: var(--vlak); color: var(--stil); text-align: center; max-width: none; }
    .tegels { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1px; margin: 1.2rem 0 0;
      background: var(--lijn); border: 1px solid var(--lijn); }
    .tegel { background: var(--papier); padding: 1rem 1.1rem .9rem; position: relative; }
    .tegel dt { font-weight: 600; }
    .tegel dd { margin: 0; }
    .groot { display: block; font-size: 2.1rem; line-height: 1.2; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: tabular-nums;
      color: var(--diep); margin: .1rem 0; }
    .groot.stil { font-size: 1.3rem; line-height: 1.3; padding: .45rem 0 .3rem; color: var(--stil); font-weight: 400; }
    .bij { display: block; font-size: .92rem; color: var(--stil); }
    .vonk { position: absolute; right: 1rem; top: 1rem; width: 6rem; height: 1.9rem; }
    .kaarten { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.2rem; }
    .kaart { border: 1px solid var(--lijn); border-top: 4px solid var(--blauw); padding: 1rem 1.3rem; position: relative; }
    .kaart h2 { margin: 0; }
    .kaart p { margin: 0; }
    .kaart .groot { margin-top: .6rem; }
    .kaart .vonk { top: 1.2rem; right: 1.3rem; }
    .lijst { padding-left: 1.1rem; margin: .8rem 0 0; }
    .figuur { margin: 1rem 0 0; padding: 1rem 1.2rem; border: 1px solid var(--lijn); }
    figcaption { font-weight: 600; margin-bottom: .6rem; }
    .grafiek { display: block; width: 100%; height: auto; font-size: 14px; }
    .grafiek text { fill: var(--inkt); font-family: inherit; }
    .grafiek .as { fill: var(--stil); font-size: 13px; }
    .grafiek .getal { font-weight: 600; font-variant-numeric: tabular-nums; }
    .eind { text-anchor: end; } .midden { text-anchor: middle; }
    .raster { stroke: var(--lijn); stroke-width: 1; } .nul { stroke: #8795a1; stroke-width: 1.2; }
    .lijn { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
    .s0 { stroke: var(--s0); } .s1 { stroke: var(--s1); stroke-dasharray: 9 5; } .s2 { stroke: var(--s2); stroke-dasharray: 2 5; }
    .s3 { stroke: var(--s3); stroke-dasharray: 12 4 2 4; } .s4 { stroke: var(--s4); stroke-dasharray: 5 3; } .s5 { stroke: var(--s5); stroke-dasharray: 4 4; stroke-width: 1.6; }
    .punt { stroke-dasharray: none; fill: var(--papier); stroke-width: 2.5; }
    .grafiek .t0 { fill: var(--s0); } .grafiek .t1 { fill: var(--s1); } .grafiek .t2 { fill: var(--s2); }
    .grafiek .t3 { fill: var(--s3); } .grafiek .t4 { fill: var(--s4); } .grafiek .t5 { fill: var(--s5); }
    .grafiek .naam { font-weight: 600; }
    .grafiek.smal { display: none; }
    .balken { margin: .2rem 0 0; } .balken > div { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr; gap: 0 1rem; padding: .3rem 0; align-items: center; }
    .balken dt { text-align: right; line-height: 1.3; } .balken dd { margin: 0; display: grid; grid-template-columns: 1fr 7.5rem; gap: .6rem; align-items: center; }
    .balken .getal { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; } .balken .stil { grid-column: span 2; }
    .staaf { width: 100%; height: 1.4rem; display: block; background: var(--vlak); }
    .balk { fill: var(--s0); } .band { fill: #0b4f8a26; }
    details { margin-top: .7rem; }
    summary { cursor: pointer; color: var(--blauw); padding: .2rem 0; }
    .downloads { font-size: .95rem; margin: .6rem 0 0; color: var(--stil); }
    .schuif { overflow-x: auto; margin: .5rem 0; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--stil); font-size: .95rem; padding-bottom: .4rem; }
    th, td { text-align: left; padding: .5rem .7rem; border-bottom: 1px solid var(--lijn); vertical-align: top; }
    thead th { border-bottom: 2px solid var(--inkt); font-size: .95rem; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    th.getal, td.getal { text-align: right; white-space: nowrap; }
    td.ruim { white-space: normal; min-width: 7.5rem; } tbody th { min-width: 8.5rem; }
    tbody tr:hover { background: var(--vlak); }
    .oordeel { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font-size: .92rem; font-weight: 600; white-space: nowrap; border: 1.5px solid; }
    .op-koers, .binnen, .gemaakt { color: var(--groen); background: #e5f4ee; }
    .bijsturen, .overschreden, .te-laat { color: var(--rood); background: #fdeceA; }
    .dreigt, .onvolledig, .te-laat-gemaakt { color: var(--oranje); background: var(--geel); }
    .onbepaald, .geen-doel, .verwacht { color: var(--stil); background: var(--vlak); }
    .jaren ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
    .jaren a { display: block; padding: .2rem .7rem; border: 1px solid var(--lijn); border-radius: 3px; text-decoration: none; }
    .jaren a[aria-current] { background: var(--diep); color: #fff; border-color: var(--diep); }
    td.bron { min-width: 16rem; font-size: .92rem; }
    .realisatie th, .realisatie td { background: var(--vlak); }
    .plafonds dd { grid-template-columns: 1fr 16rem; } .vooruit { fill: #0b4f8a55; } .plafond { fill: #b4450b; }
    .verder { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin-top: 2.2rem; }
    .voet { margin-top: 4rem; padding: 1.2rem 0 2rem; background: var(--vlak); border-top: 1px solid var(--lijn); font-size: .95rem; color: var(--stil); }
    .voet p { margin: .3rem 0; }
    code { font-size: .92em; background: var(--vlak); padding: .05em .3em; overflow-wrap: anywhere; }
    @media (max-width: 46rem) {
      .kop nav { margin-left: -.7rem; width: calc(100% + .7rem); }
      .kop li a { padding: .35rem .6rem; }
      .figuur { padding: .8rem .7rem; margin-left: -.3rem; margin-right: -.3rem; }
      .grafiek.breed { display: none; } .grafiek.smal { display: block; }
      .balken > div { grid-template-columns: 1fr; } .balken dt { text-align: left; } .plafonds dd { grid-template-columns: 1fr; }
      .lijn { stroke-width: 2; }
      th, td { padding: .45rem .5rem; }
      .tegels { grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); }
      .groot { font-size: 1.7rem; }
      .tegel .vonk { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    @media print {
      body { font-size: 10.5pt; }
      .kop nav, .overslaan, .downloads, .voet a, summary, #levend { display: none; }
      .kop { background: none; color: #000; border-bottom: 2pt solid #000; } .kop a, .merkregel { color: #000; }
      .figuur, .tegel, tr { break-inside: avoid; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
      .schuif { overflow: visible; }
      a { color: #000; text-decoration: none; }
    }

    """

  static let pictogram = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0a3357"/>\
    <path d="M5 27V17h6v10zM13 27V11h6v16zM21 27V5h6v22z" fill="#fff"/><path d="M5 27V17h6v10z" fill="#e0a100"/></svg>

    """
}

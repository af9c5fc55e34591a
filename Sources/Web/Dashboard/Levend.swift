/// The one script of the pages: listens to changes and shows the page anew, in place. Without it everything can be read.
enum Levend {
  static let script = """
    'use strict';
    // Luistert naar wijzigingen en ververst de inhoud van de pagina, zonder haar opnieuw te laden.
    (() => {
      const melding = document.getElementById('levend');
      const meld = (tekst) => { if (melding && melding.textContent !== tekst) melding.textContent = tekst; };
      const klok = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' });
      const tijd = () => klok.format().replace(':', '.');
      let bezig = false;
      let nogEens = false;

      async function ververs() {
        if (bezig) { nogEens = true; return; }
        bezig = true;
        try {
          const antwoord = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-cache' });
          if (!antwoord.ok) throw new Error(String(antwoord.status));
          const nieuw = new DOMParser().parseFromString(await antwoord.text(), 'text/html').getElementById('inhoud');
          const oud = document.getElementById('inhoud');
          if (nieuw && oud && nieuw.innerHTML !== oud.dataset.gekregen) plaats(oud, nieuw);
          meld('Live: bijgewerkt om ' + tijd() + ' uur.');
        } catch {
          meld('De cijfers konden om ' + tijd() + ' uur niet worden bijgewerkt.');
        } finally {
          bezig = false;
          if (nogEens) { nogEens = false; ververs(); }
        }
      }

      // Wat openstond blijft open, wat de aandacht had houdt die.
      function plaats(oud, nieuw) {
        const open = [...oud.querySelectorAll('details')].map((d) => d.open);
        const focusbaar = 'a[href], summary, [tabindex]';
        const plek = [...oud.querySelectorAll(focusbaar)].indexOf(document.activeElement);
        oud.dataset.gekregen = nieuw.innerHTML;
        oud.replaceChildren(...nieuw.childNodes);
        oud.querySelectorAll('details').forEach((d, i) => { d.open = open[i] || false; });
        if (plek >= 0) oud.querySelectorAll(focusbaar)[plek]?.focus({ preventScroll: true });
      }

      const bron = new EventSource('/v1/wijzigingen');
      let wacht;
      const straks = () => { clearTimeout(wacht); wacht = setTimeout(ververs, 150); };
      let wasWeg = false;
      bron.addEventListener('tenant', straks);
      bron.addEventListener('publicatie', straks);
      bron.onopen = () => { if (wasWeg) straks(); wasWeg = false; meld('Live: deze pagina werkt zichzelf bij.'); };
      bron.onerror = () => { wasWeg = true; meld('Geen verbinding; de cijfers worden nu niet bijgewerkt.'); };
    })();

    """
}

// The pages in a real browser. `ops/test` runs them where node and Chromium are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Site, browser, tenant } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = ['/', '/regios/AM01', `/tenants/${tenant}`, '/gemeenten/GM1651', '/tenants/dal', '/gemeenten/GM0010', '/indicatoren', `/indicatoren/${tenant}`,
  `/indicatoren/${tenant}/jongeren-naar-school`, `/indicatoren/${tenant}/uitstroom-naar-werk`, '/geld', `/geld/${tenant}`,
  '/sturing', `/sturing/${tenant}`, ...['fondsen', 'verdelingen', 'reeksen', 'kalender', 'werkgevers'].map((s) => `/sturing/${tenant}/${s}`),
  `/sturing/${tenant}/fondsen/2015`,
  '/wijzigingen', '/aandacht', '/bescherming', '/problemen', '/problemen/onbekende-code'];

let site; let empty; let chrome; let token;

before(async () => {
  [site, empty, chrome] = [await Site.start(), await Site.start({ isEmpty: true }), await browser()];
  await site.ready();
  await empty.ready();
  token = site.token(tenant);
}, { timeout: 180_000 });

after(async () => {
  await chrome?.close();
  site?.stop();
  empty?.stop();
});

/** A page with everything it complained of; with a token every request carries it, as behind a proxy. */
async function open(path, { from = site, signedIn = false, ...options } = {}) {
  const context = await chrome.newContext({
    locale: 'nl-NL', extraHTTPHeaders: signedIn ? { Authorization: `Bearer ${token}` } : {}, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) page.complaints.push(m.text()); });
  page.on('pageerror', (e) => page.complaints.push(String(e)));
  page.on('request', (r) => { if (!r.url().startsWith(from.url)) page.complaints.push('outside: ' + r.url()); });
  page.answer = await page.goto(from.url + path, { waitUntil: 'load' });
  return page;
}

async function violations(page) {
  // The policy forbids scripts in the page, so axe is put in from outside it.
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: axe });
  const { result } = await client.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join('; '))))`,
    awaitPromise: true, returnByValue: true });
  return JSON.parse(result.value);
}

for (const [name, options] of [['published', {}], ['signed in', { signedIn: true }], ['empty', { from: 'empty' }]]) {
  for (const path of pages) {
    test(`${path}, ${name}: no violation of WCAG 2.2 AA, no complaint in the console`, async () => {
      const page = await open(path, { ...options, from: options.from ? empty : site });
      assert.equal(page.answer.status(), 200);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(page.complaints, []);
      assert.equal(await page.locator('h1').count(), 1);
      await page.context().close();
    });
  }
}

for (const path of ['/niets', '/gemeenten/GM9999', '/indicatoren/bmwe/niets', '/tenants/bmwe?x=1']) {
  test(`${path}: an error is a page that can be read`, async () => {
    const page = await open(path);
    assert.ok([400, 404].includes(page.answer.status()));
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });
}

for (const width of [1440, 768, 390]) {
  test(`nothing is wider than a screen of ${width} px`, async () => {
    for (const path of pages) {
      const page = await open(path, { signedIn: true, viewport: { width, height: 900 } });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
      await page.context().close();
    }
  });
}

test('a figure on the page is that of the API', async () => {
  const page = await open(`/tenants/${tenant}`, { signedIn: true });
  const shown = await page.locator('.tegel', { hasText: 'Bestand' }).locator('.groot').first().textContent();
  const month = await page.locator('figure a', { hasText: 'JSON' }).first().getAttribute('href');
  const answer = await (await fetch(site.url + month, { headers: { Authorization: `Bearer ${token}` } })).json();
  assert.equal(Number(shown.replaceAll('.', '')), answer.cijfers.at(-1).waarde);
  await page.context().close();
});

test('a budget on the page is that of the API', async () => {
  const page = await open(`/sturing/${tenant}/fondsen`, { signedIn: true });
  const href = await page.locator('figure .downloads a', { hasText: 'JSON' }).first().getAttribute('href');
  const answer = await (await fetch(site.url + href, { headers: { Authorization: `Bearer ${token}` } })).json();
  const totals = answer.rijen.filter((row) => row.gemeente === null);
  assert.ok(totals.length > 0);
  await page.locator('summary').first().click();
  for (const row of totals) {
    const cells = await page.locator('figure tbody tr', { hasText: row.fonds }).locator('td').allTextContents();
    const euro = Math.round(Math.abs(row.lastenCent) / 100);
    assert.equal(Number(cells[1].replace(/[^0-9]/g, '')), euro, `${row.fonds}: ${cells}`);
    assert.equal(cells.at(-1), row.oordeel);
  }
  await page.context().close();
});

test('by keyboard: the years of a budget', async () => {
  const page = await open(`/sturing/${tenant}/fondsen`, { signedIn: true });
  const link = page.locator('nav.jaren a').first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/fondsen\/[0-9]{4}$/);
  assert.equal(await page.locator('nav.jaren a[aria-current=page]').count(), 1);
  await page.context().close();
});

test('a small number is withheld on the page as in the API, with the reason, and is there for the tenant', async () => {
  const page = await open('/gemeenten/GM1651');
  assert.ok(await page.locator('td', { hasText: 'minder dan 10' }).count() > 0);
  const query = 'gemeente=GM1651&maat=naarSchool&periode=jaar&jaar=2015';
  const answer = await (await fetch(`${site.url}/v1/cijfers?${query}`)).json();
  assert.equal(answer.cijfers[0].waarde, null);
  assert.equal(answer.cijfers[0].toelichting, 'minder dan 10');
  const exact = await (await fetch(`${site.url}/v1/tenants/${tenant}/cijfers?${query}`, { headers: { Authorization: `Bearer ${token}` } })).json();
  assert.equal(typeof exact.cijfers[0].waarde, 'number');
  await page.context().close();
});

test('a tenant that delivered nothing is late, and nowhere zero', async () => {
  const page = await open('/tenants/dal');
  assert.match(await page.locator('.bericht').textContent(), /is laat/);
  assert.equal(await page.locator('td', { hasText: /^0$/ }).count(), 0);
  assert.equal(await page.locator('.groot', { hasText: /^0$/ }).count(), 0);
  await page.context().close();
});

test('what is published is the numbered publication on every page', async () => {
  for (const path of ['/', `/tenants/${tenant}`, '/gemeenten/GM1651', `/indicatoren/${tenant}`, `/geld/${tenant}`]) {
    const page = await open(path);
    assert.match(await page.locator('.soort').first().textContent(), /Publicatie 1, cijfers tot en met november 2016/, path);
    await page.context().close();
  }
});

test('every download of a page answers', async () => {
  for (const path of [`/tenants/${tenant}`, '/gemeenten/GM1651', `/geld/${tenant}`, `/indicatoren/${tenant}`, `/sturing/${tenant}/fondsen`,
    `/sturing/${tenant}/reeksen`, `/sturing/${tenant}/kalender`, `/sturing/${tenant}/werkgevers`, `/sturing/${tenant}/verdelingen`]) {
    const page = await open(path, { signedIn: true });
    for (const href of await page.locator('.downloads a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))) {
      const answer = await fetch(site.url + href, { headers: { Authorization: `Bearer ${token}` } });
      assert.equal(answer.status, 200, `${href}: ${await answer.text()}`);
    }
    await page.context().close();
  }
});

test('without script every figure is there', async () => {
  const page = await open(`/tenants/${tenant}`, { signedIn: true, javaScriptEnabled: false });
  assert.ok(await page.locator('section > .schuif table').first().isVisible());
  await page.locator('summary').first().click();
  assert.ok(await page.locator('figure table').first().isVisible());
  await page.context().close();
});

test('by keyboard alone: skip to the content, walk every link, open a table', async () => {
  const page = await open(`/tenants/${tenant}`, { signedIn: true });
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
  const seen = new Set();
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body) return null;
      const style = getComputedStyle(e);
      return { what: e.outerHTML.slice(0, 200), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, summary: e.tagName === 'SUMMARY' };
    });
    if (!here) break;
    assert.ok(here.outline, `no visible focus: ${here.what}`);
    if (here.summary) {
      await page.keyboard.press('Enter');
      assert.ok(await page.evaluate(() => document.activeElement.parentElement.open));
    }
    seen.add(here.what);
  }
  const links = await page.locator('main a[href]').count();
  assert.ok(seen.size >= links, `${seen.size} of ${links} links reached`);
  await page.context().close();
});

test('a contribution is on the page within a second or two, without a reload', async () => {
  const page = await open(`/wijzigingen`, { signedIn: true });
  await page.evaluate(() => { window.stayed = true; });
  const before = await page.locator('main').innerHTML();
  site.feedTheRest();
  await page.waitForFunction((html) => document.querySelector('main').innerHTML !== html, before, { timeout: 15_000 });
  assert.equal(await page.evaluate(() => window.stayed), true);
  assert.match(await page.locator('#levend').textContent(), /bijgewerkt/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// Pages are built anew while somebody has them open: what an old page still asks for is no longer there. Loading it again
// mends that, so it does so by itself, once for each build.

const ENTRY = /\/assets\/index-[\w-]+\.js/
const kept = 'linkspan.build'

/** Loads the page again where the server has other pages than this one is from; does nothing a second time. */
export async function loadOtherBuild(): Promise<void> {
  const there = ENTRY.exec(await fetch('/', { cache: 'no-store' }).then(answer => answer.text()))?.[0]
  const here = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? ''
  if (there === undefined || here.endsWith(there) || sessionStorage.getItem(kept) === there) return
  sessionStorage.setItem(kept, there)
  location.reload()
}

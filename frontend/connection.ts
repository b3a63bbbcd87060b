/**
 * Vaadin's sign that the line to the server is lost stands outside of every landmark and says nothing to a screen reader. As a status it
 * is heard when it changes, and it needs no landmark.
 */
function mark(): boolean {
  const sign = document.querySelector('vaadin-connection-indicator');
  sign?.setAttribute('role', 'status');
  return sign !== null;
}

if (!mark()) {
  const arrivals = new MutationObserver(() => {
    if (mark()) arrivals.disconnect();
  });
  arrivals.observe(document.body, { childList: true });
}

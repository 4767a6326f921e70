/* A browser that is used for editing remembers so: public pages then ask it for the bar (js/site.js). Not a cookie:
   nothing of it ever reaches the server with a public page. */

try {
  localStorage.setItem("staff", document.currentScript.dataset.bar);
} catch {
  // a browser that keeps nothing: public pages stay as visitors see them
}

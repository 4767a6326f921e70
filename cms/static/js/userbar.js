/* Wagtail's bar for staff, asked for only by browsers that have been in the admin (admin/staff.js). */

export async function showBar(address) {
  const asked = `${address}?path=${encodeURIComponent(location.pathname)}`;
  const answer = await fetch(asked, { redirect: "manual", headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) {
    localStorage.removeItem("staff"); // signed out, or not staff any more
    return;
  }
  const { head, body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const node of [...head.children, ...body.children]) {
    if (node.localName === "script") {
      const script = document.createElement("script"); // a parsed one does not run
      script.src = node.src;
      script.async = false; // in their order
      document.body.append(script);
    } else {
      document.body.append(document.adoptNode(node));
    }
  }
}

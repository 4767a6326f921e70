// What was uploaded before joins the list of this page, whose script sends and deletes.
const list = document.querySelector("#upload-list");
const unfinished = document.querySelector("[data-unfinished]");
if (list && unfinished) {
  list.before(document.querySelector("#unfinished"));
  list.prepend(...unfinished.children);
  unfinished.remove();
}

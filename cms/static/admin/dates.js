/* Wagtail's calendar for dates and times, with the manners it lacks: what was typed stays as it was typed, and the
   server alone judges it. The calendar itself would write the present moment over whatever it cannot read. */
(() => {
  const hints = document.currentScript.dataset;
  const wagtails = jQuery.fn.datetimepicker;
  const hintFor = ({ datepicker, timepicker }) =>
    datepicker === false ? hints.clock : timepicker === false ? hints.day : `${hints.day} ${hints.clock}`;

  // Only what stands there in the calendar's own form can be shown in it: otherwise a click on a time of day would
  // bring another day along.
  const canRead = (text, format) => {
    const digits = { Y: "\\d{4}", m: "\\d\\d", d: "\\d\\d", H: "\\d\\d", i: "\\d\\d" };
    const form = format.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[YmdHi]/g, (letter) => digits[letter]);
    return !text.trim() || new RegExp(`^${form}$`).test(text.trim());
  };

  function datetimepicker(options, value) {
    if (!jQuery.isPlainObject(options)) return wagtails.call(this, options, value);
    const onShow = (_shown, input) => canRead(input.val(), options.format);
    this.each((_place, input) => {
      if (!input.placeholder) input.placeholder = hintFor(options);
      // An open calendar still has the moment in mind that stood there before.
      input.addEventListener("input", () => jQuery(input).datetimepicker("hide"));
    });
    const manners = { validateOnBlur: false, scrollInput: false, dayOfWeekStart: 1, onShow };
    return wagtails.call(this, { ...options, ...manners }, value);
  }
  jQuery.fn.datetimepicker = Object.assign(datetimepicker, wagtails);
})();

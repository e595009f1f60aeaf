// Renews a live page only when nobody is at work in it; sends each form once. Without this script every page works, and stands still.
(function () {
  'use strict';
  var paused = false;

  function atWork(main) {
    if (paused || document.hidden) return true;
    var active = document.activeElement;
    if (active && active !== main && main.contains(active)) return true;
    if (main.querySelector('details[open]')) return true;
    return Array.prototype.some.call(main.querySelectorAll('input, textarea, select'), function (field) {
      return field.type !== 'hidden' && field.value !== field.defaultValue && field.tagName !== 'SELECT';
    });
  }

  document.addEventListener('htmx:beforeRequest', function (event) {
    var main = document.getElementById('main');
    if (event.detail.elt === main && atWork(main)) event.preventDefault();
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest('#pause');
    if (!button) return;
    paused = !paused;
    button.setAttribute('aria-pressed', String(paused));
  });

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    var button = form.querySelector('button');
    if (button) button.setAttribute('aria-disabled', 'true');
  });

  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
      var button = form.querySelector('button');
      if (button) button.removeAttribute('aria-disabled');
    });
  });
})();

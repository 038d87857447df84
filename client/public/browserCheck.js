/* Runs before the page and in any browser, so only old syntax here: says what is wrong where the page itself would stay blank. */
(function () {
  'use strict';
  var isCurrent =
    typeof Array.prototype.toSorted === 'function' &&
    typeof Object.hasOwn === 'function' &&
    typeof structuredClone === 'function' &&
    typeof AbortSignal === 'function' &&
    typeof AbortSignal.timeout === 'function' &&
    typeof CSS === 'object' &&
    CSS.supports('color', 'color-mix(in srgb, red, blue)');
  if (isCurrent) return;
  var words = document.createElement('p');
  words.textContent =
    'This browser is too old for Accord. It needs Chrome or Edge 111, Firefox 121, Safari 16.2, or newer. ' +
    '此浏览器版本过旧，无法运行《协定》。请使用 Chrome 或 Edge 111、Firefox 121、Safari 16.2 或更新的版本。';
  words.setAttribute('role', 'alert');
  document.body.insertBefore(words, document.body.firstChild);
})();

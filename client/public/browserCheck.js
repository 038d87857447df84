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
  var sentences = [
    ['en', 'This browser is too old for Accord. It needs Chrome or Edge 111, Firefox 121, Safari 16.2, or newer.'],
    ['zh-CN', '此浏览器版本过旧，无法运行《协定》。请使用 Chrome 或 Edge 111、Firefox 121、Safari 16.2 或更新的版本。'],
  ];
  var page = document.createElement('main');
  page.className = 'message-page';
  page.setAttribute('role', 'alert');
  for (var i = 0; i < sentences.length; i += 1) {
    var words = document.createElement('p');
    words.lang = sentences[i][0];
    words.textContent = sentences[i][1];
    page.appendChild(words);
  }
  // The page itself would only show that it broke.
  var app = document.getElementById('app');
  app.parentNode.replaceChild(page, app);
})();

'use strict';
(() => {
  const token = decodeURIComponent(location.pathname.split('/').pop() || '');
  const keep = 'yujian.wallet.' + token.slice(0, 24);
  const KEPT_MS = 24 * 3600 * 1000;
  const $ = (id) => document.getElementById(id);
  const SVG = 'http://www.w3.org/2000/svg';
  const WORDS = { usable: '可用', waiting: '未到时间', redeemed: '已用', expired: '已过期' };

  const el = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const symbol = (drawing, className, label, stretch) => {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${drawing.width} ${drawing.height}`);
    svg.setAttribute('class', className);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    if (stretch) svg.setAttribute('preserveAspectRatio', 'none');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', drawing.path);
    path.setAttribute('fill', 'currentColor');
    svg.append(path);
    return svg;
  };

  const money = (cents) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));

  const worth = (coupon) => {
    const box = el('div', 'worth');
    if (coupon.kind === 'cash') {
      box.append(el('small', '', '¥'), el('b', '', money(coupon.amountCents)));
    } else if (coupon.kind === 'discount') {
      box.append(el('b', '', String(coupon.discountPercent / 10)), el('small', '', ' 折'));
    } else {
      box.classList.add('words');
      box.append(el('b', '', '礼品券'));
    }
    return box;
  };

  const rule = (coupon) => {
    const parts = [];
    if (coupon.kind === 'gift' && coupon.giftName) parts.push(coupon.giftName);
    parts.push(coupon.useThresholdCents ? `满 ${money(coupon.useThresholdCents)} 元可用` : '无门槛');
    return parts.join(' · ');
  };

  const two = (n) => String(n).padStart(2, '0');
  const stamp = (text) => {
    const at = new Date(text);
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  };

  const until = (coupon, now) => {
    if (coupon.state === 'redeemed') {
      const where = coupon.storeId ? `，门店 ${coupon.storeId}` : '';
      return { text: `${stamp(coupon.redeemedAt)} 使用${where}`, soon: false };
    }
    if (coupon.state === 'waiting') return { text: `${stamp(coupon.validFrom)} 起可用`, soon: false };
    const end = new Date(coupon.validUntil);
    if (coupon.state === 'expired') return { text: `${stamp(coupon.validUntil)} 到期`, soon: false };
    const hours = (end - now) / 3600000;
    if (hours < 24) return { text: `今天到期，还剩 ${Math.max(1, Math.floor(hours))} 小时`, soon: true };
    // An end at midnight means the whole day before it.
    const lastMoment = new Date(end - 60000);
    return { text: `有效期至 ${stamp(lastMoment)}`, soon: hours < 72 };
  };

  const show = (coupon) => {
    const box = el('div', 'show');
    const symbols = el('div', 'symbols');
    symbols.append(symbol(coupon.qr, 'qr', '二维码'), symbol(coupon.bar, 'bar', '条形码', true));
    symbols.append(el('p', 'code', coupon.code.replace(/(.{4})(?=.)/g, '$1 ')));
    box.append(symbols, el('p', 'hint', '结账时出示给店员扫码，券码请勿外传'));
    if (coupon.description) box.append(el('p', 'about', coupon.description));
    return box;
  };

  const card = (coupon, now, open) => {
    const article = el('article', 'coupon' + (coupon.state === 'usable' ? '' : ' spent'));
    const usable = coupon.state === 'usable';
    const face = el(usable ? 'button' : 'div', 'face');
    const words = el('div', 'words-of');
    const end = until(coupon, now);
    words.append(el('p', 'title', coupon.title), el('p', 'rule', rule(coupon)));
    words.append(el('p', 'until' + (end.soon ? ' soon' : ''), end.text));
    face.append(worth(coupon), words, el('span', 'tag', WORDS[coupon.state] || coupon.state));
    article.append(face);
    if (usable && coupon.code) {
      const tear = el('div', 'tear');
      const body = show(coupon);
      const set = (shown) => {
        face.setAttribute('aria-expanded', String(shown));
        tear.hidden = body.hidden = !shown;
      };
      face.type = 'button';
      face.addEventListener('click', () => set(body.hidden));
      article.append(tear, body);
      set(open);
    }
    return article;
  };

  const draw = (wallet) => {
    const now = new Date(wallet.now);
    const list = $('list');
    list.replaceChildren();
    const groups = [
      ['', wallet.coupons.filter((c) => c.state === 'usable')],
      ['还没到使用时间', wallet.coupons.filter((c) => c.state === 'waiting')],
      ['用过的和过期的', wallet.coupons.filter((c) => c.state === 'redeemed' || c.state === 'expired')],
    ];
    for (const [title, coupons] of groups) {
      if (coupons.length === 0) continue;
      if (title) list.append(el('h2', '', title));
      coupons.forEach((coupon, index) => list.append(card(coupon, now, !title && index === 0)));
    }
    const usable = groups[0][1].length;
    $('summary').textContent = usable > 0 ? `${usable} 张可用` : '现在没有可用的券';
    nothing(wallet.coupons.length === 0 ? '还没有优惠券' : '', false);
  };

  const nothing = (text, retry) => {
    $('empty').hidden = text === '';
    $('emptyText').textContent = text;
    $('retry').hidden = !retry;
  };

  const remember = (wallet) => {
    try {
      localStorage.setItem(keep, JSON.stringify({ at: Date.now(), wallet }));
    } catch {
      // Private mode: the page works, only not without a network.
    }
  };

  const remembered = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(keep) || 'null');
      if (!kept || Date.now() - kept.at > KEPT_MS) return null;
      const now = new Date();
      kept.wallet.coupons = kept.wallet.coupons.map((c) =>
        c.state === 'usable' && new Date(c.validUntil) <= now ? { ...c, state: 'expired' } : c);
      return { ...kept.wallet, now: now.toISOString() };
    } catch {
      return null;
    }
  };

  const load = async () => {
    let answer;
    try {
      answer = await fetch('/api/h5/v1/wallet/' + encodeURIComponent(token), { cache: 'no-store' });
    } catch {
      answer = null;
    }
    if (answer && answer.ok) {
      const wallet = await answer.json();
      $('offline').hidden = true;
      remember(wallet);
      draw(wallet);
      return;
    }
    if (answer && answer.status === 404) {
      $('list').replaceChildren();
      $('summary').textContent = '';
      nothing('这个链接无效或已过期，请从收到的消息里重新打开', false);
      return;
    }
    const kept = remembered();
    if (kept) {
      $('offline').hidden = false;
      draw(kept);
    } else {
      $('list').replaceChildren();
      $('summary').textContent = '';
      nothing('暂时打不开，请检查网络', true);
    }
  };

  $('retry').addEventListener('click', load);
  // A coupon that was just used at the till shows so when the fan looks again.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') load();
  });
  load();
})();

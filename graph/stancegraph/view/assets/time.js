// Time: what had been said up to a day, day after day.
const dayOf = (s) => day(s.date || s.document.date);
const DAYS = [...new Set(STATEMENTS.map(dayOf))].filter(Boolean).sort();
let playing = null;

/** The last day shown; the last of all means no bound, and undated statements are shown, too. */
function showUntil(place) {
  state.until = place >= DAYS.length - 1 ? '' : DAYS[place];
  update();
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
  $('play').textContent = 'Play';
}

/** One day after another from where the slider stands, from the first where it stands at the end. */
function play() {
  if (playing !== null) return stopPlaying();
  $('play').textContent = 'Stop';
  let place = state.until ? DAYS.indexOf(state.until) : -1;
  const step = () => {
    place += 1;
    showUntil(place);
    if (place >= DAYS.length - 1) stopPlaying();
  };
  playing = setInterval(step, 1000);
  return step();
}

function tellTime() {
  $('until').value = state.until ? DAYS.indexOf(state.until) : DAYS.length - 1;
  $('until-value').textContent = state.until ? `up to ${state.until}` : DAYS.length > 1 ? `${DAYS[0]} to ${DAYS[DAYS.length - 1]}` : '';
  $('until').setAttribute('aria-valuetext', $('until-value').textContent);
}

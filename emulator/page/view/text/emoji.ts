/** The character of a common emoji's name; undefined for any other, which Slack shows as `:name:`. */
export function emojiNamed(name: string): string | undefined {
  return BY_NAME.get(name.replace(/::skin-tone-\d$/, ''));
}

/** Names that begin so, for whoever is typing one. */
export function emojiBeginning(typed: string, most: number): { name: string; emoji: string }[] {
  return [...BY_NAME]
    .filter(([name]) => name.startsWith(typed))
    .slice(0, most)
    .map(([name, emoji]) => ({ name, emoji }));
}

const NAMES = `
+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 100 💯 alarm_clock ⏰ ambulance 🚑 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
arrow_down ⬇️ art 🎨 baby 👶 balloon 🎈 bangbang ‼️ bar_chart 📊 beach_with_umbrella 🏖️ beer 🍺 beers 🍻 bell 🔔
no_bell 🔕 bento 🍱 birthday 🎂 blue_heart 💙 blush 😊 book 📖 books 📚 boom 💥 brain 🧠 broken_heart 💔 bug 🐛
bulb 💡 calendar 📆 spiral_calendar_pad 🗓️ camera 📷 car 🚗 cat 🐱 chart_with_upwards_trend 📈 checkered_flag 🏁
clap 👏 clipboard 📋 clock1 🕐 clock9 🕘 clock11 🕚 clock4 🕓 coffee ☕ computer 💻 confetti_ball 🎊 construction 🚧
cool 😎 cry 😢 crying_cat_face 😿 date 📅 dizzy_face 😵 dog 🐶 door 🚪 droplet 💧 ear 👂 email ✉️ envelope ✉️
exclamation ❗ heavy_exclamation_mark ❗ eyes 👀 face_palm 🤦 face_with_rolling_eyes 🙄 facepunch 👊 fire 🔥 fireworks 🎆
fist ✊ flushed 😳 gear ⚙️ gift 🎁 globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 grimacing 😬
grin 😁 grinning 😀 hammer 🔨 hammer_and_wrench 🛠️ hand 🖐️ raised_hand ✋ handshake 🤝 headphones 🎧 heart ❤️ heart_eyes 😍
heavy_check_mark ✔️ white_check_mark ✅ ballot_box_with_check ☑️ x ❌ heavy_plus_sign ➕ hourglass ⌛
hourglass_flowing_sand ⏳ house 🏠 house_with_garden 🏡 hugging_face 🤗 inbox_tray 📥 outbox_tray 📤 incoming_envelope 📨
information_source ℹ️ innocent 😇 jack_o_lantern 🎃 joy 😂 key 🔑 label 🏷️ laughing 😆 link 🔗 lock 🔒 unlock 🔓
loudspeaker 📢 mega 📣 mag 🔍 mailbox 📫 memo 📝 pencil 📝 money_with_wings 💸 moon 🌔 crescent_moon 🌙 muscle 💪
musical_note 🎵 new 🆕 newspaper 📰 octopus 🐙 ocean 🌊 ok 🆗 ok_hand 👌 package 📦 page_facing_up 📄 palm_tree 🌴
paperclip 📎 party_popper 🎉 tada 🎉 pause_button ⏸️ double_vertical_bar ⏸️ arrow_forward ▶️ pensive 😔 phone ☎️
telephone ☎️ telephone_receiver 📞 iphone 📱 pray 🙏 pushpin 📌 question ❓ rage 😡 rainbow 🌈 raised_hands 🙌
recycle ♻️ red_circle 🔴 large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 white_circle ⚪ black_circle ⚫
repeat 🔁 robot_face 🤖 rocket 🚀 rotating_light 🚨 runner 🏃 scissors ✂️ scroll 📜 see_no_evil 🙈 seedling 🌱
shield 🛡️ ship 🚢 shipit 🚢 shrug 🤷 skull 💀 sleeping 😴 zzz 💤 slightly_smiling_face 🙂 slightly_frowning_face 🙁
smile 😄 smiley 😃 smirk 😏 snowflake ❄️ sob 😭 speech_balloon 💬 left_speech_bubble 🗨️ sparkles ✨ star ⭐ star2 🌟
stopwatch ⏱️ stuck_out_tongue 😛 sun_with_face 🌞 sunny ☀️ sunrise 🌅 sweat_smile 😅 tea 🍵 thinking_face 🤔 timer_clock ⏲️
tired_face 😫 tomato 🍅 traffic_light 🚦 triangular_flag_on_post 🚩 trophy 🏆 truck 🚚 turtle 🐢 umbrella ☔
unamused 😒 upside_down_face 🙃 v ✌️ wait ✋ warning ⚠️ watch ⌚ wave 👋 wheel ☸️ white_large_square ⬜ wink 😉
woman-shrugging 🤷‍♀️ man-shrugging 🤷‍♂️ world_map 🗺️ worried 😟 wrench 🔧 yum 😋 zap ⚡ octagonal_sign 🛑 no_entry ⛔
no_entry_sign 🚫 city_sunset 🌆 night_with_stars 🌃 partly_sunny ⛅ airplane ✈️ baton 🪄 ping_pong 🏓 envelope_with_arrow 📩
bookmark 🔖 card_index_dividers 🗂️ file_folder 📁 open_file_folder 📂 wastebasket 🗑️ mute 🔇 speaker 🔈 sound 🔉
point_right 👉 point_left 👈 point_up ☝️ point_down 👇 writing_hand ✍️ nerd_face 🤓 ghost 👻 alien 👽 crossed_fingers 🤞
`;

const words = NAMES.trim().split(/\s+/);
const BY_NAME: ReadonlyMap<string, string> = new Map(
  words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : [])),
);

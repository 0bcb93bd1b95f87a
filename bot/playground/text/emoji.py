"""Emoji shortcodes that the pages draw as characters; one that is not listed stays as it was written."""

import re

_TABLE = """
smile 😄 smiley 😃 grinning 😀 grin 😁 joy 😂 wink 😉 blush 😊 slightly_smiling_face 🙂 sweat_smile 😅
thinking_face 🤔 neutral_face 😐 worried 😟 disappointed 😞 cry 😢 sob 😭 scream 😱 sunglasses 😎
heart_eyes 😍 face_with_monocle 🧐 zipper_mouth_face 🤐 sleeping 😴 tada 🎉 ticket 🎫
stop_button ⏹️ +1 👍 thumbsup 👍 -1 👎
thumbsdown 👎 ok_hand 👌 clap 👏 wave 👋 pray 🙏 raised_hands 🙌 muscle 💪 eyes 👀 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 handshake 🤝 writing_hand ✍️ raising_hand 🙋 heart ❤️
broken_heart 💔 fire 🔥 sparkles ✨ star ⭐ star2 🌟 zap ⚡ boom 💥 rocket 🚀 100 💯 trophy 🏆 medal 🏅
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎
heavy_multiplication_x ✖️ question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕ bangbang ‼️
warning ⚠️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 construction 🚧 rotating_light 🚨
information_source ℹ️ mega 📣 loudspeaker 📢 bell 🔔 no_bell 🔕 red_circle 🔴 large_orange_circle 🟠
large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪
black_circle ⚫ large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨 large_green_square 🟩
large_blue_square 🟦 white_large_square ⬜ black_large_square ⬛ small_blue_diamond 🔹
small_orange_diamond 🔸 large_blue_diamond 🔷 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️
arrow_forward ▶️ rewind ⏪ fast_forward ⏩ pause_button ⏸️ double_vertical_bar ⏸️
black_square_for_stop ⏹️ arrows_counterclockwise 🔄 repeat 🔁 leftwards_arrow_with_hook ↩️ clock1 🕐
clock3 🕒 clock6 🕕 clock9 🕘 alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ hourglass ⌛
hourglass_flowing_sand ⏳ watch ⌚ calendar 📆 date 📅 spiral_calendar_pad 🗓️ memo 📝 pencil 📝
pencil2 ✏️ page_facing_up 📄 page_with_curl 📃 scroll 📜 clipboard 📋 pushpin 📌 round_pushpin 📍
paperclip 📎 link 🔗 bookmark 🔖 bookmark_tabs 📑 label 🏷️ books 📚 book 📖 open_book 📖 blue_book 📘
green_book 📗 orange_book 📙 closed_book 📕 notebook 📓 ledger 📒 card_index 📇 file_folder 📁
open_file_folder 📂 card_file_box 🗃️ file_cabinet 🗄️ package 📦 inbox_tray 📥 outbox_tray 📤
incoming_envelope 📨 email ✉️ envelope ✉️ e-mail 📧 phone ☎️ telephone_receiver 📞 iphone 📱
computer 💻 desktop_computer 🖥️ printer 🖨️ floppy_disk 💾 cd 💿 electric_plug 🔌 battery 🔋 gear ⚙️
wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ nut_and_bolt 🔩 toolbox 🧰 mag 🔍 mag_right 🔎 microscope 🔬
test_tube 🧪 bulb 💡 flashlight 🔦 key 🔑 lock 🔒 unlock 🔓 closed_lock_with_key 🔐 shield 🛡️
moneybag 💰 money_with_wings 💸 dollar 💵 yen 💴 euro 💶 credit_card 💳 receipt 🧾 bank 🏦 chart 💹
bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 scales ⚖️ balance_scale ⚖️
briefcase 💼 factory 🏭 office 🏢 house 🏠 truck 🚚 airplane ✈️ car 🚗 seedling 🌱 herb 🌿 sunny ☀️
cloud ☁️ rain_cloud 🌧️ umbrella ☂️ snowflake ❄️ rainbow 🌈 coffee ☕ robot_face 🤖 ghost 👻
bust_in_silhouette 👤 busts_in_silhouette 👥 technologist 🧑‍💻 mechanic 🧑‍🔧 speech_balloon 💬
left_speech_bubble 🗨️ thought_balloon 💭 recycle ♻️ new 🆕 free 🆓 up 🆙 ok 🆗 sos 🆘 id 🆔
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣
keycap_ten 🔟 cn 🇨🇳 flag-cn 🇨🇳 us 🇺🇸 flag-us 🇺🇸 gb 🇬🇧 flag-gb 🇬🇧 flag-eu 🇪🇺
de 🇩🇪 flag-de 🇩🇪 checkered_flag 🏁 triangular_flag_on_post 🚩 white_flag 🏳️ dart 🎯 game_die 🎲
jigsaw 🧩 gift 🎁 balloon 🎈 crown 👑 gem 💎
"""
_WORDS = _TABLE.split()
EMOJI: dict[str, str] = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))

QUICK_REACTIONS = ("+1", "-1", "eyes", "white_check_mark", "pray", "tada", "question", "heart")

_SHORTCODE = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?")


def draw_emoji(text: str) -> str:
    """Replace the shortcodes that are known by their characters."""
    return _SHORTCODE.sub(lambda found: EMOJI.get(found[1], found[0]), text)


def emoji_char(name: str) -> str:
    """The character of a reaction's name, or the name between colons."""
    return EMOJI.get(name.split("::", maxsplit=1)[0], f":{name}:")

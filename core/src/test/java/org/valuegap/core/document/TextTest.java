package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.document.Fault.Reason;

/** The one rule for texts, put to bad ones (reliability, section 6). */
class TextTest {
  private static final int LIMIT = 2_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " \t\r\n ",
        "\u00A0\u3000",
        "\u200B\u200D\u2060",
        "\uFEFF",
        "\u202E\u2069",
        "\u00AD"
      })
  void b04_what_says_nothing_is_nothing_and_is_refused_where_something_must_be_said(String text) {
    var clean = Text.clean(text);
    assertThat(clean).isEmpty();
    assertThat(Text.required("note", clean, LIMIT))
        .isNotNull()
        .extracting(Fault::reason)
        .isEqualTo(Reason.EMPTY);
  }

  @Test
  void b05_nul_and_other_controls_are_taken_out() {
    assertThat(Text.clean("Export\u0000 sto\u0007ps\u001B[31m\u0085\u009Bnow\uFFFF"))
        .isEqualTo("Export stops[31m\nnow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "x\uDE00y", "\uDE00\uD83D", "end\uD83D"})
  void b06_half_a_character_is_refused(String text) {
    assertThat(Text.fault("note", Text.clean(text), LIMIT))
        .isNotNull()
        .extracting(Fault::reason)
        .isEqualTo(Reason.INVALID);
    assertThat(Text.fault("note", "whole \uD83D\uDE00", LIMIT)).isNull();
  }

  @Test
  void b07_overrides_of_direction_go_at_the_ends_and_inside_stay_for_the_screen_to_isolate() {
    assertThat(Text.line("\u202EDana\u202C Okafor\u2066")).isEqualTo("Dana\u202C Okafor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍👩‍👧‍👦 family",
        "🇩🇪🇫🇷 flags",
        "नमस्ते",
        "e\u0301 composed",
        "ก็ thai",
        "שלום"
      })
  void b09_joined_and_marked_characters_are_kept_whole(String text) {
    assertThat(Text.clean(text))
        .isEqualTo(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
    assertThat(Text.clean(Text.clean(text))).isEqualTo(Text.clean(text));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 2, ab",
    "abc, 3, abc",
    "a👩‍👩‍👧‍👦b, 5, a",
    "👩‍👩‍👧‍👦b, 5, 👩‍👩‍👧‍👦",
    "🇩🇪🇫🇷, 6, 🇩🇪",
    "😀😀, 3, 😀",
  })
  void b09_texts_are_cut_between_characters(String text, int limit, String cut) {
    assertThat(Text.cut(text, limit)).isEqualTo(cut);
  }

  @Test
  void b09_fifty_marks_on_one_letter_are_one_character() {
    var zalgo = "Z" + "\u0335\u0321".repeat(25);
    assertThat(Text.clean(zalgo + " Z")).hasSize(zalgo.length() + 2);
    assertThat(Text.cut("ab" + zalgo, 20)).isEqualTo("ab");
    assertThat(Text.cut(zalgo + "b", 1)).isEqualTo(zalgo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dana\r\nSet-Cookie: x",
        "Dana\nSet-Cookie: x",
        "Dana\u2028Set-Cookie: x",
        "Dana\u0085\u000B\tSet-Cookie: x"
      })
  void b11_a_name_has_one_line(String name) {
    assertThat(Text.line(name)).isEqualTo("Dana Set-Cookie: x");
  }

  @Test
  void what_is_plain_at_a_glance_is_kept_as_a_closer_look_would_keep_it() {
    var looked = "\u20AC"; // is not plain, so that every character beside it is looked at
    for (char c = 0; c < 0x380; c++) {
      assertThat(Text.clean("x" + c + "y") + looked).isEqualTo(Text.clean("x" + c + "y" + looked));
      assertThat(Text.clean(c + "y") + looked).isEqualTo(Text.clean(c + "y" + looked));
      assertThat(looked + Text.clean("x" + c)).isEqualTo(Text.clean(looked + "x" + c));
    }
  }
}

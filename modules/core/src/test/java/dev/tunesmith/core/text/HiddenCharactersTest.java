package dev.tunesmith.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00,
        0x1B,
        0x7F,
        0x9B, // controls
        0x200B,
        0x202E,
        0x2066,
        0xFEFF,
        0xE0041, // formats
        0x2028,
        0x2029, // separators
        0xE000,
        0x10FFFD, // private
        0x0378, // unassigned
        0x3164,
        0x2800,
        0xFE0F // what looks like nothing
      })
  void what_nobody_sees_is_hidden(int codePoint) {
    assertThat(HiddenCharacters.isHidden(codePoint)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "é", "→", "中", "😀", "‹"})
  void what_a_reader_sees_is_not(String text) {
    assertThat(HiddenCharacters.shown(text)).isEqualTo(text);
  }

  @Test
  void a_reader_is_shown_its_number() {
    assertThat(HiddenCharacters.shown("a\u200bb" + Character.toString(0xE0041)))
        .isEqualTo("a‹U+200B›b‹U+E0041›");
  }

  @Test
  void a_line_break_is_a_blank_where_there_is_one_line() {
    assertThat(HiddenCharacters.onOneLine("  a \r\n\t b\u2028c")).isEqualTo("  a b c");
  }

  @Test
  void a_cut_is_shown_and_splits_no_pair() {
    assertThat(HiddenCharacters.cut("abc😀def", 5)).isEqualTo("abc…");
  }

  @Test
  void json_says_it_as_json_does() {
    assertThat(HiddenCharacters.escapedInJson("\"\u202e" + Character.toString(0xE0041) + "\""))
        .isEqualTo("\"\\u202e\\udb40\\udc41\"");
  }
}

package org.valuegap.app.office.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The canvas's own questions and examples, which count as empty. */
final class Prompts {
  private static final List<String> SENTENCES = read("prompts.txt");

  /** Real statements too, so they are prompts only where they are called examples. */
  private static final List<String> EXAMPLES = read("examples.txt");

  private static final List<String> EXAMPLE_MARKS = List.of("e g", "eg", "example", "for example");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "n a",
          "tbd",
          "tbc",
          "to be defined",
          "to be determined",
          "todo",
          "to do",
          "xxx",
          "type here",
          "your answer here",
          "your answer",
          "add text",
          "add a note",
          "add note",
          "click to edit",
          "click to add",
          "click to add text",
          "enter text",
          "enter text here",
          "write here");

  private Prompts() {}

  /** The text without what the canvas itself says in it; empty when it says nothing else. */
  static String without(String text) {
    if (isPrompt(text)) {
      return "";
    }
    return text.lines().filter(line -> !isPrompt(line)).collect(Collectors.joining("\n")).strip();
  }

  private static boolean isPrompt(String text) {
    var left = Words.plain(text);
    if (left.isEmpty()) {
      return text.codePoints().noneMatch(Character::isEmojiPresentation);
    }
    if (PLACEHOLDERS.contains(left)) {
      return true;
    }
    while (!left.isEmpty()) {
      var sentence = beginning(left, SENTENCES);
      if (sentence.isEmpty()) {
        sentence = example(left);
      }
      if (sentence.isEmpty()) {
        return false;
      }
      left = left.substring(sentence.length()).strip();
    }
    return true;
  }

  private static String example(String left) {
    var mark = beginning(left, EXAMPLE_MARKS);
    var example = mark.isEmpty() ? "" : left.substring(mark.length()).strip();
    var known = beginning(example, EXAMPLES);
    return known.isEmpty() ? "" : left.substring(0, left.indexOf(known) + known.length());
  }

  /** The longest of the sentences that a text begins with, or nothing. */
  private static String beginning(String text, List<String> sentences) {
    return sentences.stream()
        .filter(sentence -> text.equals(sentence) || text.startsWith(sentence + " "))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static List<String> read(String file) {
    try (var lines = Prompts.class.getResourceAsStream(file)) {
      if (lines == null) {
        throw new IOException(file + " is missing from the program");
      }
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Words::plain)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

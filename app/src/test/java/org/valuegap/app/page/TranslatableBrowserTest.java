package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.page.Screens.Device;
import org.valuegap.app.page.Screens.Screen;

/**
 * Every word on every screen comes from the message files: in a language whose every message stands
 * in brackets, no letter stands outside of them but what people wrote. And what people wrote, which
 * may run the other way, is isolated wherever it stands.
 */
@Tag("browser")
class TranslatableBrowserTest {
  /**
   * Letters that stand in no bracket. Text is content where it runs in a direction of its own;
   * within a message it stands between marks that isolate it, or in an element that does.
   */
  private static final String UNTRANSLATED =
      """
      () => {
        const found = []
        const letters = text => /\\p{L}/u.test(text)
        const bare = text => {
          let depth = 0, out = ''
          for (const c of text) {
            if (c === '⟦') depth++
            else if (c === '⟧') depth--
            else if (depth === 0) out += c
          }
          return out
        }
        for (const one of document.querySelectorAll('*')) {
          if (one.closest('script, style, template')) continue
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription', 'data-too-large']) {
            const value = one.getAttribute(name)
            if (value && letters(bare(value))) found.push(`${name}: ${value}`)
          }
        }
        const title = document.title.split(' · ')[0]
        if (letters(bare(title))) found.push('title: ' + title)
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        let depth = 0, block = null
        for (let node; (node = walker.nextNode());) {
          const parent = node.parentElement
          if (parent.closest('script, style, template')) continue
          // the first sentence of what a rule says is its heading
          const now = parent.closest('.lint-head') ?? parent.closest('p, li, h1, h2, h3, td, th, label, summary, section, dialog, div')
          if (now !== block && depth !== 0) { found.push('a bracket is not closed in ' + block.outerHTML); depth = 0 }
          block = now
          const isContent = parent.closest('bdi, [dir=auto], input, textarea, time')
          let out = ''
          for (const c of node.data) {
            if (c === '⟦') depth++
            else if (c === '⟧') depth--
            else if (depth === 0) out += c
          }
          if (letters(out) && !isContent) found.push(`<${parent.localName} class="${parent.className}">: ${node.data.trim()}`)
        }
        if (depth !== 0) found.push('a bracket is not closed')
        return [...new Set(found)]
      }
      """;

  /** What stands on screens in every language as it is, each with why. */
  private static final List<String> NOT_WORDS =
      List.of(
          "<span class=\"avatar", // initials of names
          "<span class=\"\">: ID",
          "<span class=\"\">: YT",
          "<kbd class", // names of keys
          "<button class=\"\">: English", // a language's name in itself
          "<button class=\"\">: Deutsch",
          "<button class=\"\">: العربية",
          "<option class=\"\">: English",
          "<option class=\"\">: Deutsch",
          "<option class=\"\">: العربية");

  private static Screens screens;

  /** All that people wrote in the demo, as it stands in the files. */
  private static String world;

  @BeforeAll
  static void start() throws IOException {
    Pseudo.speak();
    screens = new Screens(Pseudo.LANGUAGE.toLanguageTag());
    try (var files = Files.list(Path.of("app/src/main/resources/sample"))) {
      world =
          "Ines Duarte\nYuki Tanaka\n"
              + files.map(TranslatableBrowserTest::read).collect(Collectors.joining("\n"));
    }
  }

  @AfterAll
  static void stop() {
    screens.close();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> allWordsComeFromTheMessageFiles() {
    return screens.beginning(System.getProperty("only", "")).stream()
        .map(screen -> DynamicTest.dynamicTest(screen.name(), () -> check(screen)));
  }

  private static void check(Screen screen) {
    var page = screens.open(screen, Device.DESK);
    var found = (List<?>) page.evaluate(UNTRANSLATED);
    assertThat(found.stream().map(String::valueOf).filter(TranslatableBrowserTest::isWord))
        .isEmpty();
  }

  private static boolean isWord(String found) {
    return NOT_WORDS.stream().noneMatch(found::startsWith)
        && !world.contains(found.replaceFirst("^title: ", ""));
  }
}

package org.valuegap.app.mention;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Mentions;
import org.valuegap.app.store.Overviews;
import org.valuegap.core.document.Id;

/** The list of what was said to somebody, and the way from there to where it was said. */
@Controller
final class MentionPages {
  static final String HERE = "/mentions";

  private final Pages pages;
  private final Mentions mentions;
  private final Overviews overviews;
  private final Edits edits;
  private final Clock clock;

  MentionPages(Pages pages, Mentions mentions, Overviews overviews, Edits edits, Clock clock) {
    this.pages = pages;
    this.mentions = mentions;
    this.overviews = overviews;
    this.edits = edits;
    this.clock = clock;
  }

  @GetMapping(HERE)
  View list(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.SEE);
    var customers =
        overviews.of(me.workspace()).stream()
            .collect(Collectors.toMap(one -> one.document(), one -> one.head().customer().name()));
    List<MentionLine> lines =
        mentions.to(me).stream()
            .map(one -> new MentionLine(one, customers.getOrDefault(one.document(), "")))
            .toList();
    return pages.show("mention/list.jte", Map.of("lines", lines));
  }

  /** Leads to a comment, which is read from then on. */
  @PostMapping(HERE + "/{map}/{comment}")
  View open(
      @AuthenticationPrincipal Person me, @PathVariable String map, @PathVariable String comment) {
    if (!Id.isValid(map) || !Id.isValid(comment)) {
      throw new NotHere();
    }
    var document = new Id(map);
    Rights.require(me, Action.SEE, edits.workspace(document));
    var said = new Id(comment);
    if (mentions.to(me).stream().noneMatch(one -> one.comment().equals(said))) {
      throw new NotHere();
    }
    mentions.read(me.id(), document, said);
    return Pages.go("/maps/" + map + "?comment=" + comment);
  }

  /** All that was said until now is read. */
  @PostMapping(HERE)
  View readAll(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.SEE);
    mentions.readAll(me.id(), clock.instant());
    return Pages.go(HERE);
  }
}

package org.valuegap.app.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.Mentions;
import org.valuegap.app.store.Overviews;
import org.valuegap.app.store.Settings;

/** What surrounds every page: the workspace and how much is in it; what waits for the reader. */
@Component
final class Frame {
  private final Settings settings;
  private final Overviews overviews;
  private final Mentions mentions;

  Frame(Settings settings, Overviews overviews, Mentions mentions) {
    this.settings = settings;
    this.overviews = overviews;
    this.mentions = mentions;
  }

  String workspace(@Nullable Person me) {
    return me == null
        ? Objects.requireNonNullElse(settings.workspace(), "")
        : settings.workspace(me.workspace());
  }

  int customers(Person me) {
    return overviews.of(me.workspace()).size();
  }

  int mentions(Person me) {
    return mentions.unread(me);
  }
}

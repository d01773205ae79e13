package org.valuegap.app.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;

/** What surrounds every page: the workspace and how much is in it. */
@Component
final class Frame {
  String workspace(@Nullable Person me) {
    return "Valuegap";
  }

  int customers(Person me) {
    return 0;
  }
}

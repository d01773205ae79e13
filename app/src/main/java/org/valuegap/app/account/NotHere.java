package org.valuegap.app.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing for this person: unknown and forbidden are told alike. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotHere extends RuntimeException {
  public NotHere() {
    super("not here", null, false, false);
  }
}

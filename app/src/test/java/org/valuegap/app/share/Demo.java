package org.valuegap.app.share;

import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Overviews;

/** The maps of the demo workspace. */
final class Demo {
  private Demo() {}

  /** The id of a customer's map. */
  static String map(TestServer server, String customer) {
    var ines = server.bean(Accounts.class).credentials("ines@anubis.example").person();
    return server.bean(Overviews.class).of(ines.workspace()).stream()
        .filter(one -> one.head().customer().name().equals(customer))
        .findFirst()
        .orElseThrow()
        .document()
        .value();
  }
}

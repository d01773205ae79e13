package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/**
 * The client of {@code bench/peers}, written from the protocol's page alone, against our server.
 */
class ReferenceClientTest {
  private static final String SCRIPT =
      """
      import { Client } from './bench/peers/client.mjs'
      const [url, cookie, document] = process.argv.slice(1)
      const one = await new Client({ url, cookie, document, client: 'aa1' }).open()
      const other = await new Client({ url, cookie, document, client: 'bb1' }).open()
      const seen = new Promise((resolve) => { other.onEdit = (entry) => entry.version === 3 && resolve() })
      const place = { job: 'protect', category: 'friction', order: 'V1' }
      one.edit({ add: { is: 'note', id: 'n1', place, text: 'Every export' } })
      one.edit({ alter: 'n1', is: 'note', from: { text: 'Every export' }, to: { text: 'Every export needs a ticket' } })
      await seen
      other.close()
      one.undo('aa1-2')
      await new Promise((resolve) => { one.onAck = (id) => id === 'aa1-3' && resolve() })
      const texts = (client) => client.elements.get('n1').text
      console.log(JSON.stringify([texts(other), texts(one), one.pending.size]))
      await other.open()
      console.log(texts(other))
      process.exit(0)
      """;

  @Test
  void itWritesSeesUndoesAndComesBack() throws Exception {
    try (var server = TestServer.ofAnubis()) {
      var job = new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect records");
      var ines = new Stamp(new Id("ines"), "Ines Duarte", null);
      var map =
          server
              .bean(Rooms.class)
              .create(
                  TestStore.firstWorkspace(server.bean(org.valuegap.app.store.Database.class)),
                  List.of(Customer.named("Dana"), job),
                  ines);
      var node =
          new ProcessBuilder(
                  "node",
                  "--experimental-websocket",
                  "--no-warnings",
                  "--input-type=module",
                  "-e",
                  SCRIPT,
                  server.origin(),
                  server.owner().cookie(),
                  map.value())
              .redirectErrorStream(true)
              .start();

      var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(said)
          .isEqualTo("[\"Every export needs a ticket\",\"Every export\",0]\nEvery export\n");
    }
  }
}

package org.valuegap.app.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a server and PostgreSQL, and can cut a connection just after a COMMIT went over.
 */
final class CutProxy implements AutoCloseable {
  private final URI target;
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicBoolean loseNext = new AtomicBoolean();
  private final Queue<Socket> lines = new ConcurrentLinkedQueue<>();
  private volatile boolean down;

  /**
   * @param url of JDBC
   */
  CutProxy(String url) throws IOException {
    target = URI.create(url.substring("jdbc:".length()));
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + door.getLocalPort()
        + target.getPath()
        + "?"
        + target.getQuery();
  }

  /** From now on nobody gets through; who is through already is cut off. */
  void goDown() throws IOException {
    down = true;
    for (var line : lines) {
      line.close();
    }
    lines.clear();
  }

  void comeBack() {
    down = false;
  }

  /** The next COMMIT reaches the database; its answer is never seen. */
  void loseTheAnswerToCommit() {
    loseNext.set(true);
  }

  private void serve() {
    try {
      while (true) {
        var near = door.accept();
        if (down) {
          near.close();
          continue;
        }
        lines.add(near);
        var far = new Socket(target.getHost(), target.getPort());
        var cut = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pass(near, far, cut, true));
        Thread.ofVirtual().start(() -> pass(far, near, cut, false));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket from, Socket to, AtomicBoolean cut, boolean up) {
    var bytes = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n; (n = in.read(bytes)) > 0; ) {
        var text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
        if (up && text.contains("COMMIT") && loseNext.compareAndSet(true, false)) {
          cut.set(true);
        }
        if (!up && cut.get()) {
          return; // the answer: the database has committed
        }
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // the other side hung up
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real socket to a real server, and what came over it. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  WebSocket socket;
  String welcome = "";

  /**
   * @param origin both the server's address and where the page is from
   */
  static SocketClient open(String origin, String cookie) {
    return open(origin, origin, cookie);
  }

  static SocketClient open(String server, String origin, String cookie) {
    return open(server, "/live", origin, cookie);
  }

  static SocketClient open(String server, String where, String origin, String cookie) {
    return open(HttpClient.newHttpClient(), server, where, origin, cookie);
  }

  static SocketClient open(
      HttpClient http, String server, String where, String origin, String cookie) {
    var client = new SocketClient();
    client.socket =
        http.newWebSocketBuilder()
            .header("Origin", origin)
            .header("Cookie", cookie)
            .buildAsync(URI.create(server.replaceFirst("http", "ws") + where), client)
            .join();
    return client;
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  void trySend(String frame) {
    try {
      send(frame);
    } catch (RuntimeException e) {
      // closed by the server meanwhile: what the test waits for
    }
  }

  String next() throws InterruptedException {
    var frame = frames.poll(10, TimeUnit.SECONDS);
    assertThat(frame).as("a frame within 10 s").isNotNull();
    return frame;
  }

  /** The next frame of this name; others are passed over. */
  String await(String name) throws InterruptedException {
    for (var frame = next(); ; frame = next()) {
      if (frame.startsWith("{\"" + name + "\":")) {
        return frame;
      }
    }
  }

  /** What became of an edit: it stands, changes nothing, or is refused. */
  String outcome() throws InterruptedException {
    for (var frame = next(); ; frame = next()) {
      if (frame.matches("\\{\"(edits|acks|refused)\":.*")) {
        return frame;
      }
    }
  }

  int code() throws Exception {
    return code.get(10, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(part.toString());
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    while (data.hasRemaining()) {
      bytes.write(data.get());
    }
    if (last) {
      frames.add(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    code.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    code.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
  }
}

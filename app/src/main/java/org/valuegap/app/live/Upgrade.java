package org.valuegap.app.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionState;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * The container's own WebSocket, with a way past it for whole frames: those are made ready once for
 * all who are sent them, where the container would put each together anew and tell of each on a
 * thread of its own. Frames and the container's answers to pings and closes are written whole.
 */
public final class Upgrade extends WsHttpUpgradeHandler {
  private @Nullable SocketWrapperBase<?> socket;

  /** Made by the container. */
  public Upgrade() {}

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> socket) {
    super.setSocketWrapper(socket);
    this.socket = socket;
  }

  /** The request, whose upgrade is one of these and is told. */
  static HttpServletRequest telling(HttpServletRequest request, Consumer<Upgrade> made) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
          throws IOException, ServletException {
        var upgrade = super.upgrade(Upgrade.class);
        made.accept(upgrade);
        return type.cast(upgrade);
      }
    };
  }

  /**
   * Writes a whole frame; the one before must be written. Waits for nobody.
   *
   * @param then told when it is written, perhaps at once, or that it cannot be
   */
  <A> void write(ByteBuffer frame, A attachment, CompletionHandler<Long, A> then) {
    if (write(BlockingMode.NON_BLOCK, frame, attachment, then) == CompletionState.NOT_DONE) {
      // The container is writing something of its own, to one who may not be reading.
      Thread.startVirtualThread(() -> write(BlockingMode.SEMI_BLOCK, frame, attachment, then));
    }
  }

  private <A> CompletionState write(
      BlockingMode mode, ByteBuffer frame, A attachment, CompletionHandler<Long, A> then) {
    return Objects.requireNonNull(socket)
        .write(
            mode,
            -1,
            TimeUnit.MILLISECONDS,
            attachment,
            SocketWrapperBase.COMPLETE_WRITE_WITH_COMPLETION,
            then,
            frame);
  }
}

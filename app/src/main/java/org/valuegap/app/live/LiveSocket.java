package org.valuegap.app.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.valuegap.app.account.Person;

/** {@code /live}: turns a request into a line, and a line's events into calls. No rules here. */
@Controller
final class LiveSocket {
  /** Held for every line as long as it lives; what is longer is put together while it comes. */
  private static final int CHARS_AT_ONCE = 2 * 1024;

  private final Rooms rooms;
  private final Callers callers;
  private final int rate;

  LiveSocket(Rooms rooms, Callers callers, @Value("${valuegap.rate}") int rate) {
    this.rooms = rooms;
    this.callers = callers;
    this.rate = rate;
  }

  @GetMapping("/live")
  void open(HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws ServletException, IOException, DeploymentException {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      response.sendError(426);
      return;
    }
    var token = (String) Objects.requireNonNull(who.getDetails());
    var line =
        new Line(
            (Person) Objects.requireNonNull(who.getPrincipal()),
            now -> now ? callers.now(token) : callers.lately(token),
            request.getParameter("binary") != null);
    var config =
        ServerEndpointConfig.Builder.create(Line.class, "/live")
            .configurator(new Configurator(line))
            .build();
    var name = ServerContainer.class.getName();
    var container = (ServerContainer) request.getServletContext().getAttribute(name);
    var told = Upgrade.telling(request, upgrade -> line.upgrade = upgrade);
    container.upgradeHttpToWebSocket(told, response, config, Map.of());
  }

  /** Compression is left out: on small frames it costs more than all else. */
  private static final class Configurator extends ServerEndpointConfig.Configurator {
    private final Line line;

    Configurator(Line line) {
      this.line = line;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(line);
    }

    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return List.of();
    }

    @Override
    public boolean checkOrigin(String origin) {
      return true; // asked before the request came here
    }
  }

  private final class Line extends Endpoint implements CompletionHandler<Long, Runnable> {
    private final Person person;
    private final Function<Boolean, @Nullable Person> session;
    private final boolean binary;
    private @Nullable Upgrade upgrade;
    private @Nullable Participant participant;
    private StringBuilder heard = new StringBuilder();

    Line(Person person, Function<Boolean, @Nullable Person> session, boolean binary) {
      this.person = person;
      this.session = session;
      this.binary = binary;
    }

    @Override
    public void onOpen(Session socket, EndpointConfig config) {
      socket.setMaxTextMessageBufferSize(CHARS_AT_ONCE);
      socket.setMaxBinaryMessageBufferSize(1);
      socket.setMaxIdleTimeout(0);
      var here =
          new Participant(
              rooms,
              person,
              session,
              this::send,
              (code, reason) -> close(socket, code, reason),
              rate);
      participant = here;
      socket.addMessageHandler(
          String.class, (MessageHandler.Partial<String>) (part, last) -> hear(here, part, last));
      socket.addMessageHandler(
          ByteBuffer.class,
          (MessageHandler.Partial<ByteBuffer>) (_, _) -> close(socket, 1003, "text frames only"));
    }

    private void hear(Participant here, String part, boolean last) {
      if (heard.length() + part.length() > Participant.MOST_CHARS) {
        here.close(1009, "frames have at most " + Participant.MOST_CHARS + " characters", false);
      } else if (last && heard.isEmpty()) {
        here.hear(part);
      } else {
        heard.append(part);
        if (last) {
          var frame = heard.toString();
          heard = new StringBuilder();
          here.hear(frame);
        }
      }
    }

    private void send(Outgoing frame, Runnable sent) {
      try {
        Objects.requireNonNull(upgrade).write(frame.frame(binary), sent, this);
      } catch (RuntimeException e) {
        left(); // closed meanwhile
      }
    }

    @Override
    public void completed(Long bytes, Runnable sent) {
      sent.run();
    }

    @Override
    public void failed(Throwable e, Runnable sent) {
      left();
    }

    /** Says that it closes; that may take until the other side reads, so nobody waits for it. */
    private static void close(Session socket, int code, String reason) {
      Thread.startVirtualThread(() -> {
        try {
          socket.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
        } catch (IOException e) {
          // gone already
        }
      });
    }

    @Override
    public void onClose(Session socket, CloseReason reason) {
      left();
    }

    @Override
    public void onError(Session socket, Throwable error) {
      left();
    }

    private void left() {
      if (participant != null) {
        participant.gone();
      }
    }
  }
}

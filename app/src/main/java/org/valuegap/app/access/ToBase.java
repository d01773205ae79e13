package org.valuegap.app.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Leads whoever asks for the root of a server that stands below a path to that path. */
@Component
final class ToBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final String base;

  ToBase(@Value("${server.servlet.context-path}") String base) {
    this.base = base;
  }

  /** Above the application, which hears of nothing outside of its path. */
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    if (!base.isEmpty()) {
      factory.addEngineValves(new Root());
    }
  }

  private final class Root extends ValveBase {
    Root() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (request.getRequestURI().equals("/")) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", base + "/");
      } else {
        getNext().invoke(request, response);
      }
    }
  }
}

package org.valuegap.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A server's clock that a test moves on: {@link #SETTING} gives a server one. */
public final class MovedClock extends Clock {
  public static final String SETTING = "--spring.main.sources=" + Given.class.getName();

  private volatile Duration ahead = Duration.ZERO;

  public void move(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  /** What Spring is told. */
  @Configuration(proxyBeanMethods = false)
  public static class Given {
    @Bean
    @Primary
    MovedClock movedClock() {
      return new MovedClock();
    }
  }
}

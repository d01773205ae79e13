package org.valuegap.app.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The files that browsers fetch. All addresses carry a digest, so all are kept for ever. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  PageSetup(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(assets.folder() + "**")
        .addResourceLocations("classpath:assets/")
        .setCacheControl(FOR_EVER);
  }
}

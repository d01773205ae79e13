package org.valuegap.app.page;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** The files that browsers fetch. All addresses carry a digest, so all are kept for ever. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  private final RequestId requests;

  PageSetup(Assets assets, RequestId requests) {
    this.assets = assets;
    this.requests = requests;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(requests);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    var packed = new EncodedResourceResolver();
    packed.setContentCodings(List.of("br")); // first: most browsers name gzip before it
    registry
        .addResourceHandler(assets.folder() + "**")
        .addResourceLocations("classpath:assets/")
        .setCacheControl(FOR_EVER)
        .resourceChain(true)
        .addResolver(packed);
  }
}

package org.valuegap.app.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Spring knows of the store. */
@Configuration(proxyBeanMethods = false)
class StoreSetup {
  @Bean
  Database database(
      @Value("${valuegap.data}") Path data, @Value("${valuegap.database}") String url) {
    return Database.open(data, url);
  }
}

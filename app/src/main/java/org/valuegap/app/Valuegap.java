package org.valuegap.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The server, found by its packages; only {@link Serve} loads it, so that commands start without
 * Spring.
 */
@SpringBootApplication(proxyBeanMethods = false)
class Valuegap {}

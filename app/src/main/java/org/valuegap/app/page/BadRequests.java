package org.valuegap.app.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Requests that the libraries cannot read are the sender's fault: no failure, and not logged. */
@ControllerAdvice
final class BadRequests {
  BadRequests() {}

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  void isTooLarge(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  /** A form that brings no file where one is asked for, or parts that break off. */
  @ExceptionHandler(MultipartException.class)
  void hasNoParts(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }

  /** More fields than anybody fills in, or fields of broken encoding. */
  @ExceptionHandler(InvalidParameterException.class)
  void hasBadFields(InvalidParameterException e, HttpServletResponse response) throws IOException {
    response.sendError(e.getErrorCode());
  }
}

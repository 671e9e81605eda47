/** A mail server on loopback that stands in for the company's. The pipeline itself does not know it. */
@NullMarked
package com.example.callcenter.mailserver;

import org.jspecify.annotations.NullMarked;

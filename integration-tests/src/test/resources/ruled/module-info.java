module com.acme.pipeline {}

import Domain
import Engine
import Storage
import TestSupport
import Testing

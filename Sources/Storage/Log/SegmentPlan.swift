/// How a segment of a new snapshot comes about.
package enum SegmentPlan {
  /// The named segment of the current snapshot stays as it is.
  case reuse(name: String)
  /// A new segment; `kind` (1 to 32 of `a-z0-9-`) says what its lines are.
  case write(kind: String, (SegmentWriter) throws -> Void)

  /// Carries plans out, giving the segments in their order; none of them is left on an error.
  static func write(
    _ plans: [SegmentPlan], generation: Int, current: [SegmentInfo], in directory: StoreDirectory
  ) throws -> [SegmentInfo] {
    var segments: [SegmentInfo] = []
    var writers: [SegmentWriter] = []
    do {
      for plan in plans {
        switch plan {
        case .reuse(let name):
          guard let segment = current.first(where: { $0.name == name }) else {
            throw StorageError.malformed(.unknownSegment, nil)
          }
          segments.append(segment)
        case .write(let kind, let body):
          if !isKind(kind) { throw StorageError.malformed(.segmentKind, nil) }
          let name = StorePaths.segment(generation: generation, number: writers.count + 1)
          let writer = try SegmentWriter(name: name, kind: kind, directory: directory)
          writers.append(writer)
          try body(writer)
          segments.append(try writer.finish())
        }
      }
    } catch {
      for writer in writers { writer.discard() }
      throw error
    }
    return segments
  }

  private static func isKind(_ kind: String) -> Bool {
    (1...32).contains(kind.utf8.count)
      && kind.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }
}

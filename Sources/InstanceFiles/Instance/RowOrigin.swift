/// A row by the place of its table among those that hold the same one, and its number in it, from 1.
struct RowOrigin: Hashable, Sendable {
  var source: Int
  var row: Int
}

/// A file, or a sheet of one, that holds a table or a part of it.
struct TableOrigin: Hashable, Sendable {
  var file: String
  var sheet: String?
  /// Its columns by English key, or by heading where they are the user's own.
  var columns: [String: DataFault.Column] = [:]
}

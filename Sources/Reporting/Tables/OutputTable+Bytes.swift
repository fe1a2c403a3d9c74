extension OutputTable {
  /// The table as a CSV file; `nil` where the system lacks the encoding.
  public func csv(_ encoding: OutputEncoding = .utf8) -> [UInt8]? { encoding.bytes(of: CSVText.text(of: self)) }
}

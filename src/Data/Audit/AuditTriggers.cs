using Microsoft.EntityFrameworkCore.Migrations;

namespace Vejviser.Data.Audit;

/// <summary>Makes the audit append-only in the database itself: no change, and no deletion before the time is up.</summary>
internal static class AuditTriggers
{
    public static void CreateOnSqlite(MigrationBuilder migration)
    {
        migration.Sql(
            """
            create trigger audit_is_never_changed before update on "AuditEntries"
            begin select raise(abort, 'the audit is append-only'); end;
            """);
        migration.Sql(
            $"""
            create trigger audit_is_kept before delete on "AuditEntries" when old."At" > datetime('now', '-{AuditEntry.MonthsKept} months')
            begin select raise(abort, 'the audit is kept'); end;
            """);
    }

    public static void CreateOnPostgres(MigrationBuilder migration) => migration.Sql(
        $"""
        create or replace function audit_is_append_only() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' and old."At" <= now() - interval '{AuditEntry.MonthsKept} months' then
            return old;
          end if;
          raise exception 'the audit is append-only';
        end $$;
        create trigger audit_is_append_only before update or delete on "AuditEntries" for each row execute function audit_is_append_only();
        """);
}

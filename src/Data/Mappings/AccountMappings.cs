using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.Email).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(account => account.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(account => account.Email).IsUnique();
        builder.HasOne<Municipality>().WithMany().HasForeignKey(account => account.MunicipalityCode);
        builder.HasMany(account => account.Passkeys).WithOne().HasForeignKey(passkey => passkey.AccountId);
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.Property(passkey => passkey.Name).HasMaxLength(100);
        builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
    }
}

internal sealed class ExternalLoginMapping : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.Property(login => login.Provider).HasMaxLength(50);
        // OpenID Connect Core 1.0, section 2: at most 255 ASCII characters.
        builder.Property(login => login.Subject).HasMaxLength(255);
        builder.HasIndex(login => new { login.Provider, login.Subject }).IsUnique();
        builder.HasIndex(login => new { login.AccountId, login.Provider }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Device).HasMaxLength(100);
        builder.Property(session => session.Provider).HasMaxLength(50);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInCodeMapping : IEntityTypeConfiguration<SignInCode>
{
    public void Configure(EntityTypeBuilder<SignInCode> builder)
    {
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Email).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(code => code.Tries).IsConcurrencyToken();
        builder.Property(code => code.UsedAt).IsConcurrencyToken();
        builder.HasIndex(code => new { code.Email, code.CreatedAt });
        builder.HasOne<Draft>().WithMany().HasForeignKey(code => code.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EmailDomainMapping : IEntityTypeConfiguration<EmailDomain>
{
    public void Configure(EntityTypeBuilder<EmailDomain> builder)
    {
        builder.HasKey(domain => domain.Domain);
        builder.Property(domain => domain.Domain).HasMaxLength(WorkEmail.MaxLength);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(domain => domain.MunicipalityCode);
    }
}
